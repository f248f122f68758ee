"""
title = "More than half of the steps have to rise"
fails = ["oscillating", "order", "scale", "lengths"]
diagnosis = "A curve in which every second step is a large rise was not called `oscillating`. A rise that is followed by a fall can never be more than about half of the steps; the rule asks for less."
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
    if rises > 0.5 * (len(losses) - 1):
        return "oscillating"
    if last > 0.8 * first:
        return "too small"
    return "just right"
