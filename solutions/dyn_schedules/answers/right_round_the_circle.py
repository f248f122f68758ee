"""
title = "A point that goes round half a circle: its shadow is the rate"
"""

import cmath


def linear_decay(initial_lr, step, total_steps):
    remaining = range(total_steps, step, -1)
    return len(remaining) * initial_lr / total_steps


def cosine_annealing(max_lr, min_lr, step, total_steps):
    middle, radius = (max_lr + min_lr) / 2, (max_lr - min_lr) / 2
    angle = cmath.pi * min(step, total_steps) / total_steps
    return middle + cmath.rect(radius, angle).real


def warmup_cosine(max_lr, min_lr, step, warmup_steps, total_steps):
    for done in range(warmup_steps):
        if done == step:
            return done / warmup_steps * max_lr
    return cosine_annealing(max_lr, min_lr, step - warmup_steps, total_steps - warmup_steps)
