"""
title = "One rate too many"
fails = ["rates", "ends", "losses", "stops"]
diagnosis = "Your run has one rate more than `steps` says. Both ends are counted."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps + 1):
        lr = lr_min * (lr_max / lr_min) ** (i / steps)
        loss = train_step(lr)
        if not math.isfinite(loss):
            break
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses
