"""
title = "The remainder taken for the number of cuts"
fails = ["first_stretch", "flat_between_cuts", "at_a_cut", "other_decay_rate", "other_decay_every", "cut_every_epoch", "far_down"]
same_numbers_as = ["decays_every_epoch"]
diagnosis = "Your rate sinks within each stretch of epochs and jumps back up at its end: its exponent is the number of epochs since the last cut. What counts is how many cuts are over."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    return initial_lr * decay_rate ** (epoch % decay_every)
