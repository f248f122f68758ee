"""
title = "Losses that are not finite are not looked at"
fails = ["stops", "calls_no_more"]
same_numbers_as = ["bad_loss_skipped"]
diagnosis = "Your run goes on to the last rate whatever the losses are, and records them all. The first loss that is not finite ends it."
look = "This notebook, “The run”"
"""


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for i in range(steps):
        lr = lr_min * (lr_max / lr_min) ** (i / (steps - 1))
        loss = train_step(lr)
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses
