"""
title = "The first rate is missing"
fails = ["rates", "ends"]
diagnosis = "Your run begins one step after `lr_min`. The first rate is `lr_min` itself."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps):
        lr = lr_min * (lr_max / lr_min) ** ((i + 1) / steps)
        loss = train_step(lr)
        if not math.isfinite(loss):
            break
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses
