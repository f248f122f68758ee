"""
title = "An exponential running average"
fails = ["smooth_curve", "bumpy_curve", "half_width", "at_the_ends"]
same_numbers_as = ["earlier_losses_only"]
diagnosis = "Your smoothed losses follow the true ones late, as a running average does, so your valley lies later than it is. The window reaches as far ahead as back."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    average, smoothed = losses[0], []
    for loss in losses:
        average = 0.8 * average + 0.2 * loss
        smoothed.append(average)
    return lrs[smoothed.index(min(smoothed))] / 10
