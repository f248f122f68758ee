"""
title = "Flatness is asked for first"
fails = ["order"]
diagnosis = "A curve that lies flat at forty times its first loss was called `stuck`. Both rules are true of it, and the upper one in the table counts."
look = "This notebook, “The rules”"
"""

import math


def diagnose(losses):
    first, last = losses[0], losses[-1]
    late = losses[len(losses) // 2 :]
    level = sum(late) / len(late)
    rises = sum(losses[i + 1] > 1.05 * losses[i] for i in range(len(losses) - 1))
    flat = max(late) - min(late) < 0.01 * level
    if flat and abs(level - first) > 0.05 * first and level > 0.2 * first:
        return "stuck"
    if not all(math.isfinite(loss) for loss in losses) or last > 10 * first:
        return "diverged"
    if rises > 0.25 * (len(losses) - 1):
        return "oscillating"
    if last > 0.8 * first:
        return "too small"
    return "just right"
