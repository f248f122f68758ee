"""Hidden checks of softmax, cross-entropy and its gradient: moderate logits, and logits of ±10,000."""

import torch

from autograder.checks import Case, Check, Draw, SourceCheck

WITHHOLDS = tuple(f"tendays.losses.{name}" for name in ("softmax", "cross_entropy", "cross_entropy_grad"))

RULES = "This notebook, “The rules”"
LARGE = 1e4
# At logits of ±10,000 an answer that works in float32 is right to about 0.001.
LARGE_ATOL = 2e-3


def _batch(draw: Draw, n: int, c: int, scale: float = 1.5) -> dict[str, torch.Tensor]:
    """Logits (n, c) and targets (n,) in which every target class differs from the others where it can."""
    targets = torch.tensor((draw.random.sample(range(c), c) * n)[:n])
    return {"logits": scale * draw.normal(n, c), "targets": targets}


def _large(draw: Draw) -> torch.Tensor:
    """Rows (5, 4) at +10,000, at -10,000, at both, and around 0: within a row two logits are comparable."""
    near = draw.normal(5, 4)
    near[0] += LARGE
    near[1] -= LARGE
    near[2, :2] += LARGE
    near[2, 2:] -= LARGE
    near[3, 1:3] -= LARGE
    return near


def softmax_rows(draw: Draw) -> list[Case]:
    """Tables that are not square, and one that is, where a forgotten keepdim goes unnoticed by torch."""
    shapes = [(4, 7), (9, 3), (5, 5), (1, 6)]
    return [
        Case(f"logits of shape {shape}", "softmax", {"logits": 1.5 * draw.normal(*shape)}) for shape in shapes
    ]


def softmax_vector(draw: Draw) -> list[Case]:
    """One row by itself."""
    return [Case(f"logits of shape ({c},)", "softmax", {"logits": 1.5 * draw.normal(c)}) for c in (5, 27)]


def softmax_large(draw: Draw) -> list[Case]:
    """Logits of ±10,000, in float64 and in float32."""
    logits = _large(draw)
    return [
        Case("one row near +10,000", "softmax", {"logits": logits[0]}),
        Case("one row near -10,000", "softmax", {"logits": logits[1]}),
        Case("rows near +10,000, near -10,000 and both", "softmax", {"logits": logits}),
        Case("the same in float32", "softmax", {"logits": logits.float()}),
    ]


def cross_entropy_mean(draw: Draw) -> list[Case]:
    """One example, and batches of several shapes."""
    return [
        Case(f"{n} examples of {c} classes", "cross_entropy", _batch(draw, n, c))
        for n, c in ((1, 4), (6, 9), (8, 3), (5, 5))
    ]


def cross_entropy_large(draw: Draw) -> list[Case]:
    """Logits of ±10,000, where the right class has got a probability of 0 in floats, and where it has not."""
    logits = _large(draw)
    hit, missed = torch.tensor([1, 2, 0, 3, 1]), torch.tensor([0, 3, 2, 1, 2])
    return [
        Case("the right class among the likely ones", "cross_entropy", {"logits": logits, "targets": hit}),
        Case("the right class far below the others", "cross_entropy", {"logits": logits, "targets": missed}),
        Case("the same in float32", "cross_entropy", {"logits": logits.float(), "targets": missed}),
    ]


def cross_entropy_backward(draw: Draw) -> list[Case]:
    """What autograd finds when it goes back through the student's loss."""
    return [Case("backward from your loss", "gradient_by_autograd", _batch(draw, 6, 4))]


def gradient(draw: Draw) -> list[Case]:
    """One example, and batches of several shapes."""
    return [
        Case(f"{n} examples of {c} classes", "cross_entropy_grad", _batch(draw, n, c))
        for n, c in ((1, 4), (6, 9), (7, 3), (5, 5))
    ]


def gradient_large(draw: Draw) -> list[Case]:
    """The gradient at logits of ±10,000."""
    logits, targets = _large(draw), torch.tensor([1, 2, 2, 0, 3])
    return [Case("logits of ±10,000", "cross_entropy_grad", {"logits": logits, "targets": targets})]


def leaves_inputs(draw: Draw) -> list[Case]:
    """Logits and targets after each of the three calls."""
    return [
        Case(f"logits and targets after `{name}`", "inputs_after", {"name": name, **_batch(draw, 5, 5)})
        for name in ("softmax", "cross_entropy", "cross_entropy_grad")
    ]


READY_MADE = (
    *(f"torch.{name}" for name in ("softmax", "log_softmax", "logsumexp", "logaddexp")),
    *(f".{name}" for name in ("log_softmax", "logsumexp", "nll_loss", "log_softmax_", "NLLLoss", "softmin")),
    *(f"torch.nn.functional.{name}" for name in ("softmax", "cross_entropy")),
    *(f"{prefix}.{name}" for prefix in ("F", "nn.functional") for name in ("softmax", "cross_entropy")),
    *(f".{name}" for name in ("CrossEntropyLoss", "Softmax", "LogSoftmax")),
    ".softmax",
    "torch.special",
    "scipy.special",
)
AUTOGRAD = (
    ".backward",
    "torch.autograd",
    "autograd.grad",
    "torch.func",
    "torch.autograd.grad",
    ".requires_grad_",
)

CHECKS = [
    Check("softmax_rows", "Each row is a distribution", RULES, softmax_rows),
    Check("softmax_vector", "A row by itself", RULES, softmax_vector),
    Check("softmax_large", "Softmax at ±10,000", RULES, softmax_large, atol=LARGE_ATOL),
    Check("cross_entropy_mean", "Mean cross-entropy in nats", RULES, cross_entropy_mean),
    Check("cross_entropy_large", "Cross-entropy at ±10,000", RULES, cross_entropy_large, atol=LARGE_ATOL),
    Check("cross_entropy_backward", "A loss that can be trained on", RULES, cross_entropy_backward),
    Check("gradient", "The gradient of the mean", RULES, gradient),
    Check("gradient_large", "The gradient at ±10,000", RULES, gradient_large, atol=LARGE_ATOL),
    Check("leaves_inputs", "Logits and targets are left alone", RULES, leaves_inputs),
    SourceCheck("by_hand", "Nothing ready-made", RULES, READY_MADE, "ready_made"),
    SourceCheck("no_autograd", "The gradient without autograd", RULES, AUTOGRAD, "gradient_by_autograd"),
]
