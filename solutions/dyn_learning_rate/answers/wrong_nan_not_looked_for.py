"""
title = "NaN and infinity are only met by comparing"
fails = ["not_finite"]
diagnosis = "A curve with a NaN in it got some other answer than `diverged`. Every comparison with NaN is false, so comparing never finds one."
look = "This notebook, “The rules”"
"""


def diagnose(losses):
    first, last = losses[0], losses[-1]
    if last > 10 * first:
        return "diverged"
    late = losses[len(losses) // 2 :]
    level = sum(late) / len(late)
    flat = max(late) - min(late) < 0.01 * level
    if flat and abs(level - first) > 0.05 * first and level > 0.2 * first:
        return "stuck"
    rises = sum(losses[i + 1] > 1.05 * losses[i] for i in range(len(losses) - 1))
    if rises > 0.25 * (len(losses) - 1):
        return "oscillating"
    if last > 0.8 * first:
        return "too small"
    return "just right"
