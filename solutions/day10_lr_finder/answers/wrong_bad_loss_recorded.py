"""
title = "The loss that is not finite is recorded"
fails = ["stops"]
diagnosis = "Your list of losses ends with the one that was not finite. No minimum can be read off a list with a NaN in it, so it is left out."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps):
        lr = lr_min * (lr_max / lr_min) ** (i / (steps - 1))
        loss = train_step(lr)
        lrs.append(lr)
        losses.append(loss)
        if not math.isfinite(loss):
            break
    return lrs, losses
