"""
title = "Only an infinite loss ends the run"
fails = ["stops", "calls_no_more"]
diagnosis = "An infinite loss ends your run and a NaN does not. A NaN is neither equal to anything nor larger than anything, so comparing does not find it."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps):
        lr = lr_min * (lr_max / lr_min) ** (i / (steps - 1))
        loss = train_step(lr)
        if math.isinf(loss):
            break
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses
