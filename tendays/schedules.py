"""Learning rates that change with time."""

from __future__ import annotations

import math


def step_decay(initial_lr: float, epoch: int, decay_rate: float = 0.5, decay_every: int = 10) -> float:
    """The rate in `epoch` (from 0): times `decay_rate` whenever another `decay_every` epochs are over."""
    if decay_every < 1:
        raise ValueError(f"decay_every must be at least 1 epoch, got {decay_every}")
    return initial_lr * decay_rate ** (epoch // decay_every)


def linear_decay(initial_lr: float, step: int, total_steps: int) -> float:
    """The rate at `step` (from 0) on a line from `initial_lr` to 0 at `total_steps`, held past it."""
    return initial_lr * (1 - _progress(step, total_steps))


def cosine_annealing(max_lr: float, min_lr: float, step: int, total_steps: int) -> float:
    """The rate at `step` (from 0) on half a wave from `max_lr` to `min_lr` at `total_steps`, held past it."""
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * _progress(step, total_steps)))


def warmup_cosine(max_lr: float, min_lr: float, step: int, warmup_steps: int, total_steps: int) -> float:
    """A line from 0 to `max_lr` at `warmup_steps`, then half a wave to `min_lr` at `total_steps`, then held.

    Raises ValueError unless 0 <= warmup_steps < total_steps; 0 is no warmup.
    """
    _check_phases(warmup_steps, 0, total_steps)
    if step < warmup_steps:
        return max_lr * step / warmup_steps
    return cosine_annealing(max_lr, min_lr, step - warmup_steps, total_steps - warmup_steps)


def warmup_stable_decay(
    max_lr: float, min_lr: float, step: int, warmup_steps: int, decay_steps: int, total_steps: int
) -> float:
    """A line from 0 to `max_lr`, a plateau, and a line to `min_lr` over the last `decay_steps`, then held.

    Raises ValueError unless the warmup and the decay fit into `total_steps`, with at least one step to spare.
    """
    _check_phases(warmup_steps, decay_steps, total_steps)
    if step < warmup_steps:
        return max_lr * step / warmup_steps
    before = total_steps - decay_steps
    if step < before or not decay_steps:
        return max_lr
    return min_lr + linear_decay(max_lr - min_lr, step - before, decay_steps)


def _progress(step: int, total_steps: int) -> float:
    """The share of the run that is over: 0 at step 0, 1 at `total_steps` and past it."""
    if total_steps < 1:
        raise ValueError(f"total_steps must be at least 1, got {total_steps}")
    return min(step, total_steps) / total_steps


def _check_phases(warmup_steps: int, decay_steps: int, total_steps: int) -> None:
    if min(warmup_steps, decay_steps) < 0 or warmup_steps + decay_steps >= total_steps:
        raise ValueError(
            f"{warmup_steps} steps of warmup and {decay_steps} of decay do not fit into {total_steps} steps; "
            "give each at least 0, and at least 1 step more in total"
        )
