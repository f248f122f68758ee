"""A language model of names at any width, in the standard parametrisation and in muP (Yang et al. 2022)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import torch
from torch.nn import functional

from tendays.bigrams import VOCAB_SIZE
from tendays.names_model import Examples

Parametrisation = Literal["standard", "muP"]
Params = dict[str, torch.Tensor]
EMB, BLOCK_SIZE = 10, 3
BASE = 32  # the width at which the two parametrisations are the same
BETAS, EPS = (0.9, 0.999), 1e-8


def init_wide(width: int, how: Parametrisation, generators: Sequence[torch.Generator]) -> Params:
    """One network for each of M generators: letters -> embeddings -> two relu layers of `width` -> 27 logits.

    C (M, 27, 10), W1 (M, 30, width), W2 (M, width, width), W3 (M, width, 27), each with a bias but C; biases
    are 0 at first. He's scale in front of a relu and 1/sqrt(fan-in) at the end; muP divides that last
    one once more, by sqrt(width / BASE).
    """
    fan_in = EMB * BLOCK_SIZE
    last = (BASE / width) ** 0.5 if how == "muP" else 1.0
    shapes: dict[str, tuple[int, int, float]] = {
        "C": (VOCAB_SIZE, EMB, 1.0),
        "W1": (fan_in, width, (2 / fan_in) ** 0.5),
        "W2": (width, width, (2 / width) ** 0.5),
        "W3": (width, VOCAB_SIZE, last / width**0.5),
    }
    params = {
        name: std * torch.stack([torch.randn(rows, columns, generator=g) for g in generators])
        for name, (rows, columns, std) in shapes.items()
    }
    sizes = {"b1": width, "b2": width, "b3": VOCAB_SIZE}
    params |= {name: torch.zeros(len(generators), 1, size) for name, size in sizes.items()}
    return {name: p.requires_grad_() for name, p in params.items()}


def rate_factors(width: int, how: Parametrisation) -> dict[str, float]:
    """What Adam's rate is multiplied by for each parameter: in muP, BASE / width where the fan-in grows."""
    grows = BASE / width if how == "muP" else 1.0
    return {"C": 1.0, "W1": 1.0, "b1": 1.0, "W2": grows, "b2": 1.0, "W3": grows, "b3": 1.0}


def logits(params: Params, X: torch.Tensor) -> torch.Tensor:
    """Logits (M, N, 27) of the next letter, for contexts X (M, N, 3)."""
    models = torch.arange(len(X))[:, None]
    e = params["C"][models, X.flatten(1)].view(*X.shape[:2], -1)  # (M, N, 30)
    h = torch.relu(torch.baddbmm(params["b1"], e, params["W1"]))  # (M, N, width)
    h = torch.relu(torch.baddbmm(params["b2"], h, params["W2"]))
    return torch.baddbmm(params["b3"], h, params["W3"])


def losses(params: Params, X: torch.Tensor, Y: torch.Tensor) -> torch.Tensor:
    """Mean cross-entropy (M,) of each model, for contexts (M, N, 3) and letters (M, N), in nats."""
    return functional.cross_entropy(logits(params, X).transpose(1, 2), Y, reduction="none").mean(1)


def train_wide(
    params: Params,
    data: Examples,
    lr: float,
    factors: dict[str, float],
    steps: int,
    generators: Sequence[torch.Generator],
    batch_size: int = 32,
) -> None:
    """Train M networks in place with Adam, each on minibatches of its own; `factors` as `rate_factors`."""
    X, Y = data
    groups = [{"params": [p], "lr": lr * factors[name]} for name, p in params.items()]
    optimizer = torch.optim.Adam(groups, betas=BETAS, eps=EPS)
    for _ in range(steps):
        drawn = torch.stack([torch.randint(len(X), (batch_size,), generator=g) for g in generators])  # (M, B)
        optimizer.zero_grad()
        losses(params, X[drawn], Y[drawn]).sum().backward()  # the models share nothing: each its own gradient
        optimizer.step()
