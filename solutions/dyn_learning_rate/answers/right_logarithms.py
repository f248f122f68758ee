"""
title = "Everything in logarithms"
"""

import math


def diagnose(losses):
    if not math.isfinite(sum(losses)):
        return "diverged"
    logs = [math.log(loss / losses[0]) for loss in losses]
    late = [math.exp(log) for log in logs[len(logs) // 2 :]]
    level = sum(late) / len(late)
    steps = [b - a for a, b in zip(logs[:-1], logs[1:])]
    match (
        logs[-1] > math.log(10),
        max(late) - min(late) < 0.01 * level and abs(level - 1) > 0.05 and level > 0.2,
        sum(step > math.log(1.05) for step in steps) * 4 > len(steps),
        logs[-1] > math.log(0.8),
    ):
        case (True, _, _, _):
            return "diverged"
        case (_, True, _, _):
            return "stuck"
        case (_, _, True, _):
            return "oscillating"
        case (_, _, _, True):
            return "too small"
        case _:
            return "just right"
