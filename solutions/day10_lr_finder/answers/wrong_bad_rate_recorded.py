"""
title = "The rate of the loss that is not finite is recorded"
fails = ["stops"]
diagnosis = "Your list of rates is longer than your list of losses by the rate that ended the run. The two lists belong together."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps):
        lr = lr_min * (lr_max / lr_min) ** (i / (steps - 1))
        lrs.append(lr)
        loss = train_step(lr)
        if not math.isfinite(loss):
            break
        losses.append(loss)
    return lrs, losses
