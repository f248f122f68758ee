"""
title = "Two updates for each rate"
fails = ["losses", "stops", "calls_no_more"]
diagnosis = "`train_step` was called twice for each rate, and the first of the two losses was thrown away. Each call is an update: call it once and keep what it returns."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps):
        lr = lr_min * (lr_max / lr_min) ** (i / (steps - 1))
        if not math.isfinite(train_step(lr)):
            break
        loss = train_step(lr)
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses
