"""
title = "The last rate is missing"
fails = ["rates", "ends"]
diagnosis = "Your run ends one step before `lr_max`. Between the first and the last of the rates there is one step fewer than there are rates."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps):
        lr = lr_min * (lr_max / lr_min) ** (i / steps)
        loss = train_step(lr)
        if not math.isfinite(loss):
            break
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses
