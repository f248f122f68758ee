"""
title = "The exponent is not rounded down"
fails = ["first_stretch", "flat_between_cuts", "at_a_cut", "other_decay_rate", "other_decay_every", "far_down"]
diagnosis = "Your rate sinks a little in every epoch, so that it is smooth where it should be a staircase. Between two cuts the number of cuts that are over is a whole number and stays the same."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    return initial_lr * decay_rate ** (epoch / decay_every)
