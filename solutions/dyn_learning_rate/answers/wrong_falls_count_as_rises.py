"""
title = "Large falls are counted as well"
fails = ["not_finite", "grown", "stuck", "oscillating", "too_small", "scale", "lengths"]
diagnosis = "A curve that falls by a large share at every step, and never rises, was called `oscillating`. Only steps upwards count."
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
    rises = sum(abs(losses[i + 1] - losses[i]) > 0.05 * losses[i] for i in range(len(losses) - 1))
    if rises > 0.25 * (len(losses) - 1):
        return "oscillating"
    if last > 0.8 * first:
        return "too small"
    return "just right"
