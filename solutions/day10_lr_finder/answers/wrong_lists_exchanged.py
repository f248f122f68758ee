"""
title = "The losses stand first"
fails = ["rates", "ends", "losses", "stops"]
diagnosis = "Your first list holds the losses and the second the rates. The order is rates, losses."
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
        lrs.append(lr)
        losses.append(loss)
    return losses, lrs
