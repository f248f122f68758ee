"""The learning-rate finder: one update at each of many rising rates, and what to read off the curve."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence


def lr_finder(
    train_step: Callable[[float], float], lr_min: float, lr_max: float, steps: int
) -> tuple[list[float], list[float]]:
    """Rates from lr_min to lr_max (both included, equal ratios) and the loss at each, while it is finite.

    `train_step(lr)` does one update and returns its loss; it is called at most `steps` (2 or more) times, and
    not again after a loss that is not finite, which is not recorded.
    """
    if steps < 2 or not 0 < lr_min < lr_max:
        raise ValueError(
            f"wanted 0 < lr_min < lr_max and steps of 2 or more, got {lr_min}, {lr_max}, {steps}"
        )
    lrs: list[float] = []
    losses: list[float] = []
    for i in range(steps):
        lr = lr_min * (lr_max / lr_min) ** (i / (steps - 1))
        loss = train_step(lr)
        if not math.isfinite(loss):
            break
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses


def smoothed(losses: Sequence[float]) -> list[float]:
    """Each loss averaged with up to len(losses) // 50 neighbours on each side, fewer at the ends."""
    w = len(losses) // 50
    windows = [losses[max(0, i - w) : i + w + 1] for i in range(len(losses))]
    return [sum(window) / len(window) for window in windows]


def suggest_lr(lrs: Sequence[float], losses: Sequence[float]) -> float:
    """A tenth of the rate at which the smoothed loss is lowest; raises ValueError for an empty curve."""
    if not losses:
        raise ValueError("no loss was recorded; start lr_finder at a smaller lr_min")
    curve = smoothed(losses)
    return lrs[curve.index(min(curve))] / 10
