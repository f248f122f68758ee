"""
title = "A single large rise makes a curve oscillate"
fails = ["grown", "stuck", "oscillating", "too_small", "lengths"]
diagnosis = "A few large rises among dozens of steps were enough for `oscillating`. The rule asks for more than a quarter of the steps."
look = "This notebook, “The rules”"
"""

import math


def diagnose(losses):
    first, last = losses[0], losses[-1]
    if not all(math.isfinite(loss) for loss in losses) or last > 10 * first:
        return "diverged"
    late = losses[len(losses) // 2 :]
    level = sum(late) / len(late)
    flat = max(late) - min(late) < 0.01 * level
    if flat and abs(level - first) > 0.05 * first and level > 0.2 * first:
        return "stuck"
    rises = sum(losses[i + 1] > 1.05 * losses[i] for i in range(len(losses) - 1))
    if rises > 0:
        return "oscillating"
    if last > 0.8 * first:
        return "too small"
    return "just right"
