"""Networks with far more weights than examples: many of them, trained side by side on two noisy moons.

>>> from tendays.overfitting import Setting, train
>>> run = train(Setting(dropout=0.5), seeds=24)     # run.val: (looks, 24)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch.nn import functional

NOISE = 0.3
PARTS = {"test": 1000, "val": 60}  # points of each; those to train on are drawn last


@dataclass(frozen=True)
class Setting:
    """How the networks are trained; by default without any regularisation.

    points: how many to train on; hidden: neurons in each of the two layers; weight_decay: of AdamW, or
    with `in_the_loss` a penalty of half of it times the sum of squares; dropout: the share of
    hidden values that is dropped.
    """

    points: int = 40
    hidden: int = 64
    weight_decay: float = 0.0
    in_the_loss: bool = False
    dropout: float = 0.0
    lr: float = 0.001
    updates: int = 1500
    every: int = 20


@dataclass(frozen=True)
class Run:
    """Mean losses in nats of S networks at L looks, (L, S) each, and shares of right answers."""

    updates: list[int]
    train: torch.Tensor
    val: torch.Tensor
    test: torch.Tensor
    accuracy: torch.Tensor  # (L, S), on test
    params: list[torch.Tensor]


def half_moons(n: int, generator: torch.Generator, noise: float = NOISE) -> tuple[torch.Tensor, torch.Tensor]:
    """Points xs (n, 2) on two half circles that reach into each other, blurred, and the class, ys (n,)."""
    ys = torch.randint(2, (n,), generator=generator)
    turn = torch.pi * torch.rand(n, generator=generator)
    upper = torch.stack([turn.cos(), turn.sin()], 1)  # (n, 2)
    xs = torch.where(ys[:, None] == 0, upper, torch.tensor([1.0, 0.5]) - upper)
    return xs + noise * torch.randn(n, 2, generator=generator), ys.float()


def problems(points: int, seeds: int) -> dict[str, tuple[torch.Tensor, torch.Tensor]]:
    """Points of their own for each seed, by part: xs (S, n, 2), ys (S, n).

    A seed's test and val points are the same however many there are to train on.
    """
    sizes = {**PARTS, "train": points}
    drawn: dict[str, list[tuple[torch.Tensor, torch.Tensor]]] = {part: [] for part in sizes}
    for seed in range(seeds):
        generator = torch.Generator().manual_seed(seed)
        for part, size in sizes.items():
            drawn[part].append(half_moons(size, generator))
    return {
        part: (torch.stack([xs for xs, _ in pairs]), torch.stack([ys for _, ys in pairs]))
        for part, pairs in drawn.items()
    }


def init(seeds: int, hidden: int) -> list[torch.Tensor]:
    """Weights (S, n_in, n_out) and biases (S, 1, n_out) of three layers, by turns; each seed has its own."""
    generators = [torch.Generator().manual_seed(10_000 + seed) for seed in range(seeds)]
    params = []
    for n_in, n_out in ((2, hidden), (hidden, hidden), (hidden, 1)):
        drawn = torch.stack([torch.randn(n_in, n_out, generator=generator) for generator in generators])
        params += [drawn * (2 / n_in) ** 0.5, torch.zeros(seeds, 1, n_out)]
    return [param.requires_grad_() for param in params]


def logits(params: Sequence[torch.Tensor], xs: torch.Tensor, dropout: float = 0.0) -> torch.Tensor:
    """What each network says to its points xs (S, n, 2): (S, n); above 0 means class 1."""
    for weight, bias in zip(params[:-2:2], params[1:-2:2], strict=True):
        xs = torch.relu(torch.baddbmm(bias, xs, weight))  # (S, n, hidden)
        if dropout:
            xs = functional.dropout(xs, dropout)
    return torch.baddbmm(params[-1], xs, params[-2])[..., 0]


def nll(says: torch.Tensor, ys: torch.Tensor) -> torch.Tensor:
    """The mean negative log-likelihood of each network, in nats: (S, n) -> (S,)."""
    return functional.binary_cross_entropy_with_logits(says, ys, reduction="none").mean(1)


def train(setting: Setting, seeds: int = 24) -> Run:
    """Train `seeds` networks, each on points of its own, with Adam on all of them at once."""
    data = problems(setting.points, seeds)
    params = init(seeds, setting.hidden)
    optimizer = _optimizer(setting, params)
    looks: list[tuple[torch.Tensor, ...]] = []
    with torch.random.fork_rng():
        torch.manual_seed(0)  # what dropout draws
        for update in range(setting.updates + 1):
            if update % setting.every == 0:
                looks.append(look(params, data))
            if update < setting.updates:
                _step(setting, optimizer, params, *data["train"])
    train_loss, val, test, accuracy = (torch.stack(column) for column in zip(*looks, strict=True))
    updates = list(range(0, setting.updates + 1, setting.every))
    return Run(updates, train_loss, val, test, accuracy, params)


def _optimizer(setting: Setting, params: Sequence[torch.Tensor]) -> torch.optim.Optimizer:
    kind: Any = torch.optim.Adam if setting.in_the_loss else torch.optim.AdamW
    return kind(params, lr=setting.lr, weight_decay=setting.weight_decay)


def _step(
    setting: Setting,
    optimizer: torch.optim.Optimizer,
    params: Sequence[torch.Tensor],
    xs: torch.Tensor,
    ys: torch.Tensor,
) -> None:
    optimizer.zero_grad()
    nll(logits(params, xs, setting.dropout), ys).sum().backward()
    optimizer.step()


@torch.no_grad()
def look(
    params: Sequence[torch.Tensor], data: dict[str, tuple[torch.Tensor, torch.Tensor]], dropout: float = 0.0
) -> tuple[torch.Tensor, ...]:
    """Losses on train, val and test, and the share of right answers on test: (S,) each.

    dropout: what is dropped meanwhile, as happens to those who forget to switch it off.
    """
    losses = [nll(logits(params, data[part][0], dropout), data[part][1]) for part in ("train", "val", "test")]
    xs, ys = data["test"]
    right = ((logits(params, xs, dropout) > 0) == (ys > 0.5)).float().mean(1)
    return (*losses, right)


def stop(losses: Sequence[float], patience: int) -> tuple[int, int]:
    """Which look early stopping would keep, and at which it would stop, had it read `losses` one by one.

    patience: at least 1, in looks; a run that ends before stops at its last look.
    """
    best = 0
    for i, loss in enumerate(losses):
        if loss < losses[best]:
            best = i
        elif i - best >= patience:
            return best, i
    return best, len(losses) - 1
