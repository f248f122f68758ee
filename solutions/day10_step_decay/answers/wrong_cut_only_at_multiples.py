"""
title = "The cut lasts a single epoch"
fails = ["flat_between_cuts", "at_a_cut", "other_decay_rate", "other_decay_every", "cut_every_epoch", "far_down"]
same_numbers_as = ["cuts_only_once"]
diagnosis = "Your rate is cut in the epochs 10, 20, 30 only, and in the epoch after that it is back at the initial rate. A cut stays, and the next one comes on top of it."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    if epoch > 0 and epoch % decay_every == 0:
        return initial_lr * decay_rate
    return initial_lr
