"""
title = "The fall has to be a fixed number"
fails = ["scale"]
diagnosis = "With losses of a few thousandths every curve was called `too small`, and with thousands none. How far a curve has to fall is a share of its first loss."
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
    if rises > 0.25 * (len(losses) - 1):
        return "oscillating"
    if first - last < 0.2:
        return "too small"
    return "just right"
