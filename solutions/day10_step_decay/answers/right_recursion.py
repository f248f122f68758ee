"""
title = "Recursive: the rate one stretch earlier, cut once"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    if epoch < decay_every:
        return initial_lr
    return decay_rate * step_decay(initial_lr, epoch - decay_every, decay_rate, decay_every)
