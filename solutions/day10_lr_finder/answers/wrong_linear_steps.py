"""
title = "Rates in equal differences"
fails = ["rates"]
diagnosis = "Your rates grow by the same amount at each step, so that almost all of them are large. They should grow by the same factor."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps):
        lr = lr_min + (lr_max - lr_min) * i / (steps - 1)
        loss = train_step(lr)
        if not math.isfinite(loss):
            break
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses
