"""
title = "The factor is multiplied by the number of cuts"
fails = ["first_stretch", "flat_between_cuts", "at_a_cut", "other_decay_rate", "other_decay_every", "cut_every_epoch", "far_down"]
diagnosis = "Your rate is 0 before the first cut and grows with the number of cuts. Cutting twice means multiplying by `decay_rate` and then again, which is not the same as multiplying by twice of it."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    return initial_lr * decay_rate * (epoch // decay_every)
