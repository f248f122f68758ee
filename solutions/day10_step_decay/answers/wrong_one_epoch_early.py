"""
title = "The cut comes one epoch early"
fails = ["at_a_cut", "cut_every_epoch"]
diagnosis = "Your rate falls in epoch 9 already. Epoch 9 is the tenth epoch, and while it runs only nine are over."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    return initial_lr * decay_rate ** ((epoch + 1) // decay_every)
