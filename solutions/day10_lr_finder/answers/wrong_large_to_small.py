"""
title = "From large to small"
fails = ["rates", "ends"]
diagnosis = "Your run begins with the largest rate. It begins with the smallest, or the model is ruined before the small ones get their turn."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in reversed(range(steps)):
        lr = lr_min * (lr_max / lr_min) ** (i / (steps - 1))
        loss = train_step(lr)
        if not math.isfinite(loss):
            break
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses
