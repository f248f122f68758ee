"""
title = "One function for each rule, tried in turn"
"""

import math
import statistics


def has_diverged(losses):
    return any(math.isnan(x) or math.isinf(x) for x in losses) or losses[-1] > 10 * losses[0]


def is_stuck(losses):
    late = losses[len(losses) // 2 :]
    level = statistics.fmean(late)
    away = level > 1.05 * losses[0] or level < 0.95 * losses[0]
    return away and level > 0.2 * losses[0] and max(late) < min(late) + 0.01 * level


def oscillates(losses):
    return 4 * len([1 for a, b in zip(losses, losses[1:]) if b > 1.05 * a]) > len(losses) - 1


RULES = {
    "diverged": has_diverged,
    "stuck": is_stuck,
    "oscillating": oscillates,
    "too small": lambda losses: losses[-1] > 0.8 * losses[0],
    "just right": lambda losses: True,
}


def diagnose(losses):
    return next(word for word, rule in RULES.items() if rule(losses))
