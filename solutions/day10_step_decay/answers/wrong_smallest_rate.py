"""
title = "The rate stops falling at a smallest value"
fails = ["far_down"]
diagnosis = "After hundreds of epochs your rate stops at a fixed smallest value. The rule has none: the staircase goes on down."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    return max(initial_lr * decay_rate ** (epoch // decay_every), 1e-6)
