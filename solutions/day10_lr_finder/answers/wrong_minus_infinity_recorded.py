"""
title = "Minus infinity does not end the run"
fails = ["stops"]
diagnosis = "A loss of minus infinity was recorded. It is no more finite than the other one."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps):
        lr = lr_min * (lr_max / lr_min) ** (i / (steps - 1))
        loss = train_step(lr)
        if not loss < math.inf:
            break
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses
