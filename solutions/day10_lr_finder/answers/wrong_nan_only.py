"""
title = "Only a NaN ends the run"
fails = ["stops", "calls_no_more"]
diagnosis = "A NaN ends your run and an infinite loss does not."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps):
        lr = lr_min * (lr_max / lr_min) ** (i / (steps - 1))
        loss = train_step(lr)
        if math.isnan(loss):
            break
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses
