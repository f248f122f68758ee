"""
title = "True division, then math.floor, then math.pow"
"""

import math


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    return initial_lr * math.pow(decay_rate, math.floor(epoch / decay_every))
