"""
title = "The place in the list is divided by ten"
fails = ["smooth_curve", "bumpy_curve", "half_width", "at_the_ends"]
diagnosis = "You went to a tenth of the place in the list. Rates stand there on a log scale, so that is not a tenth of the rate."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    w = len(losses) // 50
    windows = [losses[max(0, i - w) : i + w + 1] for i in range(len(losses))]
    smoothed = [sum(window) / len(window) for window in windows]
    return lrs[smoothed.index(min(smoothed)) // 10]
