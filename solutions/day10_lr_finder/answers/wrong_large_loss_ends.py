"""
title = "A large loss ends the run"
fails = ["stops"]
diagnosis = "Your run ended at a loss that was large and finite. Only a loss that is infinite or NaN ends it."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps):
        lr = lr_min * (lr_max / lr_min) ** (i / (steps - 1))
        loss = train_step(lr)
        if not math.isfinite(loss) or loss > 1e6:
            break
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses
