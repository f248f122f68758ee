"""
title = "The rate at the lowest single loss"
fails = ["smooth_curve", "bumpy_curve", "half_width", "at_the_ends"]
same_numbers_as = ["the_minimum_itself"]
diagnosis = "You suggest the rate at the lowest single loss. The losses are averaged with their neighbours first, and the suggestion is a tenth of the rate in the valley."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    w = 0
    windows = [losses[max(0, i - w) : i + w + 1] for i in range(len(losses))]
    smoothed = [sum(window) / len(window) for window in windows]
    return lrs[smoothed.index(min(smoothed))]
