"""
title = "The same amount is subtracted at each cut"
fails = ["flat_between_cuts", "at_a_cut", "other_decay_rate", "other_decay_every", "cut_every_epoch", "far_down"]
diagnosis = "Each of your cuts takes the same amount away, a share of the initial rate, until the rate is 0 or below. Each cut should take a share of the rate that is left."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    return initial_lr * (1 - (1 - decay_rate) * (epoch // decay_every))
