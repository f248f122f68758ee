"""Hidden checks of a whole training: most with one batch an epoch, so that the order of the examples is free."""

from collections.abc import Sequence
from functools import partial

import torch

from autograder.checks import Case, Check, Draw, Plain

from .judges import NAN, N, judge_batches, judge_losses, judge_updates, loss_of

WITHHOLDS = ()

RULES = "This notebook, “The rules”"
FEATURES, HIDDEN, CLASSES = 3, 5, 4
HUGE = 1e6  # a norm that no gradient here reaches


def _setting(draw: Draw, *, script: list[float] | None = None, **config: float) -> dict[str, Plain]:
    """The arguments of a training: weights, data, settings; one batch an epoch unless said otherwise."""
    weights = [draw.normal(HIDDEN, FEATURES), 0.5 * draw.normal(HIDDEN), draw.normal(CLASSES, HIDDEN)]
    targets = torch.tensor([draw.integer(0, CLASSES - 1) for _ in range(N)])
    settings = {
        "epochs": 1,
        "batch_size": N,
        "learning_rate": draw.uniform(0.2, 0.4),
        "weight_decay": 0.0,
        "max_grad_norm": HUGE,
        "patience": 50,
        "seed": draw.integer(0, 10**6),
    }
    return {
        "weights": [*weights, 0.5 * draw.normal(CLASSES)],
        "train_data": [2 * draw.normal(N, FEATURES), targets],
        "val_data": [draw.normal(7, FEATURES), torch.arange(7) % CLASSES],
        "config": {**settings, **config},
        "script": script,
    }


def _falling(epochs: int) -> list[float]:
    """Validation losses of which the last is always the best."""
    return [2.0 - 0.1 * epoch for epoch in range(epochs)]


def _weights(name: str, draw: Draw, **config: float) -> Case:
    """A case that looks at the final weights, the last epoch being the best."""
    script = _falling(int(config.get("epochs", 1)))
    return Case(name, "final_weights", _setting(draw, script=script, **config))


def _gradient(setting: dict[str, Plain]) -> list[torch.Tensor]:
    """The first gradient on all examples at once."""
    weights = [tensor.clone().requires_grad_() for tensor in setting["weights"]]
    loss = loss_of(weights, *setting["train_data"])
    return list(torch.autograd.grad(loss, weights))


def _norm(gradients: Sequence[torch.Tensor]) -> float:
    return torch.cat([gradient.flatten() for gradient in gradients]).norm().item()


def one_update(draw: Draw) -> list[Case]:
    """A single epoch with a single batch: the plain update."""
    return [
        _weights("one epoch, one batch", draw),
        _weights("one epoch, batch_size beyond the examples", draw, batch_size=3 * N),
    ]


def many_updates(draw: Draw) -> list[Case]:
    """A single epoch of several batches; replayed in the order in which they were shown."""
    cases = [("batches of 1", 1), ("batches of 5, and a rest of 3", 5)]
    return [
        Case(f"one epoch, {name}", "everything", _setting(draw, script=_falling(1), batch_size=size))
        for name, size in cases
    ]


def batches(draw: Draw) -> list[Case]:
    """Which examples are shown, epoch by epoch."""
    return [
        Case(f"{N} examples in batches of {size}", "epochs_shown", _setting(draw, epochs=3, batch_size=size))
        for size in (4, 6, 13)
    ]


def schedule(draw: Draw) -> list[Case]:
    """Several epochs of one batch: the rate of each epoch shows in the final weights."""
    return [_weights(f"{epochs} epochs", draw, epochs=epochs) for epochs in (2, 5, draw.integer(3, 9))]


def clipping(draw: Draw) -> list[Case]:
    """A limit below the gradient's norm, and one above it."""
    cases = []
    for name, share in (("half", 0.5), ("a tenth", 0.1), ("forty times", 40.0)):
        case = _weights(f"the limit is {name} of the gradient's norm", draw)
        norm = _norm(_gradient(dict(case.args)))
        case.args["config"]["max_grad_norm"] = share * norm
        cases.append(case)
    return cases


def weight_decay(draw: Draw) -> list[Case]:
    """Decay alone, and beside a gradient that is clipped."""
    plain = _weights("weight decay, nothing clipped", draw, weight_decay=draw.uniform(0.3, 0.6))
    clipped = _weights("weight decay, and the gradient clipped", draw, weight_decay=draw.uniform(0.3, 0.6))
    clipped.args["config"]["max_grad_norm"] = 0.1 * _norm(_gradient(dict(clipped.args)))
    return [plain, clipped]


def stale_gradients(draw: Draw) -> list[Case]:
    """A model that arrives with gradients from elsewhere."""
    case = _weights("the model arrives with gradients", draw)
    case.args["gradients"] = [draw.normal(*tensor.shape) for tensor in case.args["weights"]]
    return [case]


def train_losses(draw: Draw) -> list[Case]:
    """The mean over all examples of an epoch, each batch before its update."""
    cases = [
        ("one batch", N, 3),
        ("batches of 5, and a rest of 3", 5, 2),
        ("batches of 4, and a rest of 1", 4, 2),
    ]
    return [
        Case(name, "everything", _setting(draw, epochs=epochs, batch_size=size))
        for name, size, epochs in cases
    ]


def validation(draw: Draw) -> list[Case]:
    """The validation losses, in a mode in which the network is not as in training."""
    reported = partial(Case, probe="reported")
    return [
        reported(f"{epochs} epochs", args={**_setting(draw, epochs=epochs), "keys": ["val_losses"]})
        for epochs in (1, 4)
    ]


def early_stopping(draw: Draw) -> list[Case]:
    """Scripted validation losses: patience, ties, NaN and the last epoch."""
    low = draw.uniform(0.2, 0.4)
    keys = ["best_epoch", "best_val_loss", "epochs_run", "stopped_early"]
    scripts: list[tuple[str, list[float], int]] = [
        ("patience runs out after the best epoch", [0.9, low, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95], 3),
        ("patience starts anew at each improvement", [0.9, 0.95, 0.8, 0.85, 0.7, 0.75, low, 0.9], 2),
        ("the epochs run out", [0.9, 0.8, low, 0.7], 3),
        ("patience runs out in the last epoch", [0.9, low, 0.8, 0.7], 2),
        ("an equal loss", [0.9, low, low, low, 0.9], 3),
        ("NaN at first", [NAN, 0.9, low, 0.8, 0.9], 4),
        ("NaN after the best", [0.9, low, NAN, NAN, 0.8], 2),
        ("nothing but NaN", [NAN, NAN, NAN], 9),
    ]
    return [
        Case(
            name,
            "reported",
            {**_setting(draw, script=script, epochs=len(script), patience=patience), "keys": keys},
        )
        for name, script, patience in scripts
    ]


def best_weights(draw: Draw) -> list[Case]:
    """The weights at the end, where a later epoch was worse."""
    scripts = [
        ("the best epoch is in the middle", [0.9, 0.8, 0.3, 0.7, 0.6], 50),
        ("stopped early", [0.9, 0.3, 0.7, 0.6, 0.8, 0.7], 2),
        ("the best epoch is the first", [0.3, 0.8, 0.7], 50),
        ("nothing but NaN", [NAN, NAN], 50),
    ]
    return [
        Case(name, "final_weights", _setting(draw, script=script, epochs=len(script), patience=patience))
        for name, script, patience in scripts
    ]


CHECKS = [
    Check("one_update", "One update", RULES, one_update),
    Check("many_updates", "An epoch of several batches", RULES, many_updates, judge=judge_updates),
    Check("batches", "Every example once an epoch", RULES, batches, judge=judge_batches),
    Check("schedule", "The rate of each epoch", RULES, schedule),
    Check("clipping", "The gradient is clipped", RULES, clipping, rtol=1e-4, atol=1e-6),
    Check("weight_decay", "Weight decay", RULES, weight_decay, rtol=1e-4, atol=1e-6),
    Check("stale_gradients", "Gradients from elsewhere", RULES, stale_gradients),
    Check("train_losses", "The training losses", RULES, train_losses, judge=judge_losses),
    Check("validation", "The validation losses", RULES, validation),
    Check("early_stopping", "Early stopping", RULES, early_stopping),
    Check("best_weights", "The best weights at the end", RULES, best_weights),
]
