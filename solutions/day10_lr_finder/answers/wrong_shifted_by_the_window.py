"""
title = "The place is counted from the first full window"
fails = ["bumpy_curve", "half_width", "at_the_ends"]
diagnosis = "Your rate stands w places too early: the first smoothed loss of a full window belongs to the place w, not to 0."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    w = len(losses) // 50
    full = [sum(losses[i : i + 2 * w + 1]) / (2 * w + 1) for i in range(len(losses) - 2 * w)]
    return lrs[full.index(min(full))] / 10
