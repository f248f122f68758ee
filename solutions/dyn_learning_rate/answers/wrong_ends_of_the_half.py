"""
title = "Only the two ends of the second half are compared"
fails = ["stuck"]
diagnosis = "A second half that sags and comes back was called flat, because it begins and ends at the same loss. Flat says something about all losses in it."
look = "This notebook, “The rules”"
"""

import math


def diagnose(losses):
    first, last = losses[0], losses[-1]
    if not all(math.isfinite(loss) for loss in losses) or last > 10 * first:
        return "diverged"
    late = losses[len(losses) // 2 :]
    level = sum(late) / len(late)
    flat = abs(late[-1] - late[0]) < 0.01 * level
    if flat and abs(level - first) > 0.05 * first and level > 0.2 * first:
        return "stuck"
    rises = sum(losses[i + 1] > 1.05 * losses[i] for i in range(len(losses) - 1))
    if rises > 0.25 * (len(losses) - 1):
        return "oscillating"
    if last > 0.8 * first:
        return "too small"
    return "just right"
