"""
title = "A tenth of the last rate"
fails = ["smooth_curve", "bumpy_curve", "half_width", "at_the_ends"]
diagnosis = "You suggest a tenth of the last rate, wherever the loss is lowest. Look for the lowest smoothed loss."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    return lrs[-1] / 10
