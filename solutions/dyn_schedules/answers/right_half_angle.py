"""
title = "The square of the cosine of half the angle, and the smaller of two lines"
"""

from math import cos, pi


def linear_decay(initial_lr, step, total_steps):
    if step >= total_steps:
        return 0
    return initial_lr - initial_lr * step / total_steps


def cosine_annealing(max_lr, min_lr, step, total_steps):
    if step >= total_steps:
        return min_lr
    return min_lr + (max_lr - min_lr) * cos(pi * step / (2 * total_steps)) ** 2


def warmup_cosine(max_lr, min_lr, step, warmup_steps, total_steps):
    if step < warmup_steps:
        return max_lr - linear_decay(max_lr, step, warmup_steps)
    return cosine_annealing(max_lr, min_lr, step - warmup_steps, total_steps - warmup_steps)
