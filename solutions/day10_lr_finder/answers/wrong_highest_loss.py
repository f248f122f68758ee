"""
title = "The highest loss in place of the lowest"
fails = ["smooth_curve", "bumpy_curve", "half_width", "at_the_ends"]
diagnosis = "You suggest a tenth of the rate at the highest loss."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    w = len(losses) // 50
    windows = [losses[max(0, i - w) : i + w + 1] for i in range(len(losses))]
    smoothed = [sum(window) / len(window) for window in windows]
    return lrs[smoothed.index(max(smoothed))] / 10
