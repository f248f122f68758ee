"""
title = "A share of the run, clamped to 0 and 1"
"""

import math


def linear_decay(initial_lr, step, total_steps):
    left = min(max((total_steps - step) / total_steps, 0.0), 1.0)
    return left * initial_lr


def cosine_annealing(max_lr, min_lr, step, total_steps):
    share = min(max(step / total_steps, 0.0), 1.0)
    height = 0.5 + 0.5 * math.cos(share * math.pi)
    return height * max_lr + (1 - height) * min_lr


def warmup_cosine(max_lr, min_lr, step, warmup_steps, total_steps):
    if warmup_steps and step <= warmup_steps:
        return max_lr * (step / warmup_steps)
    share = min((step - warmup_steps) / (total_steps - warmup_steps), 1.0)
    height = 0.5 + 0.5 * math.cos(share * math.pi)
    return height * max_lr + (1 - height) * min_lr
