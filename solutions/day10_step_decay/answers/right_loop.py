"""
title = "Goes through the epochs that are over and cuts at each multiple"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    lr = initial_lr
    for finished in range(1, epoch + 1):
        if finished % decay_every == 0:
            lr *= decay_rate
    return lr
