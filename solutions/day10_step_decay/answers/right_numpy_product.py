"""
title = "The product of one factor for each epoch that is over"
"""

import numpy as np


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    finished = np.arange(1, epoch + 1)
    factors = np.where(finished % decay_every == 0, decay_rate, 1.0)
    return initial_lr * factors.prod()
