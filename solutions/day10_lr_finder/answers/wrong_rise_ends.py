"""
title = "A rising loss ends the run"
fails = ["rates", "ends", "losses", "stops", "calls_no_more"]
diagnosis = "Your run ended when the loss rose to several times the best one. Only a loss that is infinite or NaN ends it."
look = "This notebook, “The run”"
"""

import math


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps):
        lr = lr_min * (lr_max / lr_min) ** (i / (steps - 1))
        loss = train_step(lr)
        if not math.isfinite(loss) or loss > 4 * min([loss, *losses]):
            break
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses
