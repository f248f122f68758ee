"""
title = "Epochs counted from 1"
fails = ["at_a_cut", "cut_every_epoch"]
diagnosis = "In epoch 0 your rate is larger than the initial one, and every cut comes an epoch late: the function behaves as if the first epoch had the number 1. Here it has the number 0."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    return initial_lr * decay_rate ** ((epoch - 1) // decay_every)
