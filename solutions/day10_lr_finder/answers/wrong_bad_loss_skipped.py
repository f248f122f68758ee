"""
title = "The run goes on after a loss that is not finite"
fails = ["stops", "calls_no_more"]
same_numbers_as = ["never_ends_early"]
diagnosis = "A loss that is not finite was left out, and the run went on. After it the weights are ruined, so the run ends there."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps):
        lr = lr_min * (lr_max / lr_min) ** (i / (steps - 1))
        loss = train_step(lr)
        if not math.isfinite(loss):
            continue
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses
