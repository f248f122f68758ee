"""
title = "Logarithms of the rates are returned"
fails = ["rates", "ends", "losses"]
diagnosis = "The rates in your list are negative: they are logarithms. They make a good axis, and what is returned are the rates."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps):
        lr = lr_min * (lr_max / lr_min) ** (i / (steps - 1))
        loss = train_step(lr)
        if not math.isfinite(loss):
            break
        lrs.append(math.log10(lr))
        losses.append(loss)
    return lrs, losses
