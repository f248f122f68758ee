"""
title = "decay_rate read as the share that is taken away"
fails = ["other_decay_rate"]
diagnosis = "With `decay_rate=0.9` your rate drops to a tenth at each cut: the share was taken away instead of kept. At 0.5 the two are the same, which hides it."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    return initial_lr * (1 - decay_rate) ** (epoch // decay_every)
