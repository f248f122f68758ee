"""
title = "A tenth of the rate at the steepest fall"
fails = ["smooth_curve", "bumpy_curve", "half_width", "at_the_ends"]
diagnosis = "You suggest a rate at the steepest fall from one loss to the next. On minibatch losses that single step is noise: look for the lowest smoothed loss."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    falls = [after - before for before, after in zip(losses, losses[1:])]
    return lrs[falls.index(min(falls))] / 10
