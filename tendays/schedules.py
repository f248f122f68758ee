"""Learning rates that change with time."""

from __future__ import annotations


def step_decay(initial_lr: float, epoch: int, decay_rate: float = 0.5, decay_every: int = 10) -> float:
    """The rate in `epoch` (from 0): times `decay_rate` whenever another `decay_every` epochs are over."""
    if decay_every < 1:
        raise ValueError(f"decay_every must be at least 1 epoch, got {decay_every}")
    return initial_lr * decay_rate ** (epoch // decay_every)
