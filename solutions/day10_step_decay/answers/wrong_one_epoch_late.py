"""
title = "The cut comes one epoch late"
fails = ["at_a_cut", "cut_every_epoch"]
diagnosis = "Your rate is still uncut in epoch 10 and falls only in epoch 11. Epochs are counted from 0, so when epoch 10 begins, ten epochs are already over."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    cuts = 0
    while epoch > decay_every * (cuts + 1):
        cuts += 1
    return initial_lr * decay_rate**cuts
