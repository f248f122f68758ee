"""
title = "Rounded to the nearest cut"
fails = ["first_stretch", "flat_between_cuts", "at_a_cut"]
diagnosis = "Your rate falls halfway between two cuts: at epoch 6 of 10 it has already been cut. The number of cuts that are over goes up only when another `decay_every` epochs are complete."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    return initial_lr * decay_rate ** round(epoch / decay_every)
