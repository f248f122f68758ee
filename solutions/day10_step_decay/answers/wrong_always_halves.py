"""
title = "decay_rate is not used"
fails = ["other_decay_rate"]
diagnosis = "Your rate is halved at each cut whatever `decay_rate` is. The 0.5 in the signature is only what is used when the caller says nothing."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    return initial_lr / 2 ** (epoch // decay_every)
