"""
title = "The rate is printed, not returned"
fails = ["first_stretch", "flat_between_cuts", "at_a_cut", "other_decay_rate", "other_decay_every", "cut_every_epoch", "far_down"]
diagnosis = "Your function gives nothing back: it may show the rate, but it ends without returning it. What a function prints does not reach its caller."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    print(initial_lr * decay_rate ** (epoch // decay_every))
