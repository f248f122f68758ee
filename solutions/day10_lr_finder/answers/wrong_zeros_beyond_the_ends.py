"""
title = "The missing neighbours count as zero"
fails = ["at_the_ends"]
diagnosis = "Near the ends your smoothed losses are too low, as if there were losses of 0 beyond. The mean is over the neighbours that are there."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    w = len(losses) // 50
    windows = [losses[max(0, i - w) : i + w + 1] for i in range(len(losses))]
    smoothed = [sum(window) / (2 * w + 1) for window in windows]
    return lrs[smoothed.index(min(smoothed))] / 10
