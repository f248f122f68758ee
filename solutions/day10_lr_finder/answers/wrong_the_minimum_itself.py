"""
title = "The rate at the minimum itself"
fails = ["smooth_curve", "bumpy_curve", "half_width", "at_the_ends"]
same_numbers_as = ["minimum_not_smoothed"]
diagnosis = "You suggest the rate at which the loss is lowest. At that rate it is about to blow up: the suggestion is a tenth of it."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    w = len(losses) // 50
    windows = [losses[max(0, i - w) : i + w + 1] for i in range(len(losses))]
    smoothed = [sum(window) / len(window) for window in windows]
    return lrs[smoothed.index(min(smoothed))]
