"""
title = "Averaged with the losses before only"
fails = ["bumpy_curve", "half_width", "at_the_ends"]
same_numbers_as = ["running_average"]
diagnosis = "Each of your losses is averaged with those before it, so your valley lies later than it is. Take as many neighbours from after it."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    w = len(losses) // 50
    windows = [losses[max(0, i - 2 * w) : i + 1] for i in range(len(losses))]
    smoothed = [sum(window) / len(window) for window in windows]
    return lrs[smoothed.index(min(smoothed))] / 10
