"""
title = "A curve that never moved counts as stuck"
fails = ["stuck"]
diagnosis = "A curve that stays where it began was called `stuck`. The rule asks for a level away from the first loss: somebody has to have walked before getting stuck."
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
    if flat and level > 0.2 * first:
        return "stuck"
    rises = sum(losses[i + 1] > 1.05 * losses[i] for i in range(len(losses) - 1))
    if rises > 0.25 * (len(losses) - 1):
        return "oscillating"
    if last > 0.8 * first:
        return "too small"
    return "just right"
