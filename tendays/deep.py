"""Language models of names with many layers, first weights drawn by one of several rules; many at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import torch
from torch.nn import functional

from tendays.bigrams import VOCAB_SIZE
from tendays.initialization import ACTIVATIONS, init_weights
from tendays.names_model import Examples

EMB, BLOCK_SIZE = 10, 3
Layer = tuple[torch.Tensor, torch.Tensor]  # weight (n_out, n_in), bias (n_out,)
Stack = list[torch.Tensor]  # C (M, 27, 10), then weight (M, n_in, n_out) and bias (M, 1, n_out) of each layer


def _normal(std: float) -> Callable[[int, int, str, torch.Generator], Layer]:
    def draw(n_out: int, n_in: int, activation: str, generator: torch.Generator) -> Layer:
        return std * torch.randn(n_out, n_in, generator=generator), torch.zeros(n_out)

    return draw


def _default(n_out: int, n_in: int, activation: str, generator: torch.Generator) -> Layer:
    """What `torch.nn.Linear` draws: weights and biases uniform, up to 1/sqrt(n_in)."""
    drawn = torch.rand(n_out, n_in + 1, generator=generator) * 2 - 1
    return drawn[:, :-1] / n_in**0.5, drawn[:, -1] / n_in**0.5


def _xavier(n_out: int, n_in: int, activation: str, generator: torch.Generator) -> Layer:
    return init_weights((n_out, n_in), "linear", generator), torch.zeros(n_out)


def _he(n_out: int, n_in: int, activation: str, generator: torch.Generator) -> Layer:
    """He's rule in front of relu, Xavier's at the end, where no relu follows."""
    return init_weights((n_out, n_in), activation, generator), torch.zeros(n_out)


RULES = {"N(0, 1)": _normal(1.0), "N(0, 0.01²)": _normal(0.01), "nn.Linear": _default, "Xavier": _xavier}
RULES_OF = {"tanh": RULES, "relu": {**RULES, "He": _he}}


def draw_deep(
    rule: str, activation: str, depth: int, hidden: int, generators: Sequence[torch.Generator]
) -> Stack:
    """M networks, one for each generator: embeddings of 3 letters, `depth` hidden layers, 27 logits."""
    sizes = [EMB * BLOCK_SIZE, *[hidden] * depth, VOCAB_SIZE]
    C = torch.stack([torch.randn(VOCAB_SIZE, EMB, generator=g) for g in generators])
    stacked = [C]
    for k, (n_in, n_out) in enumerate(pairwise(sizes)):
        follows = activation if k < depth else "linear"
        layers = [RULES_OF[activation][rule](n_out, n_in, follows, g) for g in generators]
        stacked.append(torch.stack([weight.T for weight, _ in layers]))
        stacked.append(torch.stack([bias[None] for _, bias in layers]))
    return [p.requires_grad_() for p in stacked]


def forward_deep(params: Stack, X: torch.Tensor, activation: str) -> torch.Tensor:
    """Logits (M, N, 27) for contexts X (M, N, 3)."""
    C, *layers = params
    h = C[torch.arange(len(C))[:, None], X.flatten(1)].view(*X.shape[:2], -1)  # (M, N, 30)
    for k in range(0, len(layers), 2):
        h = torch.baddbmm(layers[k + 1], h, layers[k])
        if k < len(layers) - 2:
            h = ACTIVATIONS[activation](h)
    return h


def mean_losses(params: Stack, X: torch.Tensor, Y: torch.Tensor, activation: str) -> torch.Tensor:
    """Mean cross-entropy (M,) of each network on its examples X (M, N, 3), Y (M, N), in nats."""
    logits = forward_deep(params, X, activation).transpose(1, 2)
    return functional.cross_entropy(logits, Y, reduction="none").mean(1)


def train_deep(
    params: Stack,
    activation: str,
    data: Examples,
    rates: torch.Tensor,
    steps: int,
    generator: torch.Generator,
    *,
    every: int,
    look: Callable[[], None],
    batch_size: int = 32,
) -> None:
    """Train M networks in place by plain gradient descent, each at its rate, (M,), on the same minibatches.

    `look()` is called after 0, every, 2·every, … updates.
    """
    X, Y = data
    for step in range(steps + 1):
        if step % every == 0:
            look()
        if step == steps:
            return
        drawn = torch.randint(len(X), (batch_size,), generator=generator)
        batch = X[drawn].expand(len(rates), -1, -1), Y[drawn].expand(len(rates), -1)
        # The networks share nothing, so the gradient of the sum is each network's own.
        gradients = torch.autograd.grad(mean_losses(params, *batch, activation).sum(), params)
        with torch.no_grad():
            for p, grad in zip(params, gradients, strict=True):
                p -= rates.view(-1, 1, 1) * grad
