"""
title = "Each loss stands beside the next rate"
fails = ["losses"]
diagnosis = "The rate that stands beside a loss in your lists is not the one that `train_step` was called with. The loss of a call belongs to the rate of that call."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps):
        lr = lr_min * (lr_max / lr_min) ** (i / (steps - 1))
        loss = train_step(lr_min * (lr_max / lr_min) ** (max(i - 1, 0) / (steps - 1)))
        if not math.isfinite(loss):
            break
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses
