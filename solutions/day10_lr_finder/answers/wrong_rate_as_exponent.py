"""
title = "The ends are taken for exponents"
fails = ["rates", "ends"]
diagnosis = "Your rates are powers of ten whose exponents are the ends that were given. The ends are the rates themselves."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps):
        lr = 10 ** (lr_min + (lr_max - lr_min) * i / (steps - 1))
        loss = train_step(lr)
        if not math.isfinite(loss):
            break
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses
