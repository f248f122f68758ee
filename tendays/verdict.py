"""What a curve of training losses tells about the learning rate, in one of five words."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise

VERDICTS = ("too small", "just right", "oscillating", "stuck", "diverged")


def diagnose(losses: Iterable[float]) -> str:
    """One of `VERDICTS` for positive losses in the order of the steps; raises ValueError for fewer than 8."""
    curve = [float(loss) for loss in losses]
    if len(curve) < 8:
        raise ValueError(f"a verdict needs at least 8 losses, got {len(curve)}")
    if not all(map(math.isfinite, curve)) or curve[-1] > 10 * curve[0]:
        return "diverged"
    if _is_stuck(curve):
        return "stuck"
    if _share_of_rises(curve) > 0.25:
        return "oscillating"
    return "too small" if curve[-1] > 0.8 * curve[0] else "just right"


def _is_stuck(curve: list[float]) -> bool:
    """Whether the second half is flat (within 1 %) at a level that is not the first loss, nor a low one."""
    first, late = curve[0], curve[len(curve) // 2 :]
    level = sum(late) / len(late)
    is_flat = max(late) - min(late) < 0.01 * level
    return is_flat and abs(level - first) > 0.05 * first and level > 0.2 * first


def _share_of_rises(curve: list[float]) -> float:
    """The share of steps at which the loss grew by more than 5 %."""
    steps = list(pairwise(curve))
    return sum(after > 1.05 * before for before, after in steps) / len(steps)
