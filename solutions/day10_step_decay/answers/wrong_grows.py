"""
title = "The rate grows"
fails = ["flat_between_cuts", "at_a_cut", "other_decay_rate", "other_decay_every", "cut_every_epoch", "far_down"]
diagnosis = "Your rate goes up at each cut instead of down. A `decay_rate` below 1 makes a number smaller that is multiplied by it."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    return initial_lr / decay_rate ** (epoch // decay_every)
