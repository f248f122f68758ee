"""
title = "numpy: interp for the lines, a table of the whole run for the wave"
"""

import numpy as np


def linear_decay(initial_lr, step, total_steps):
    return np.interp(step, [0, total_steps], [initial_lr, 0.0])


def cosine_annealing(max_lr, min_lr, step, total_steps):
    run = np.arange(total_steps + 1) * np.pi / total_steps
    rates = min_lr + (max_lr - min_lr) * (1 + np.cos(run)) / 2
    return rates[min(step, total_steps)]


def warmup_cosine(max_lr, min_lr, step, warmup_steps, total_steps):
    climb = np.linspace(0.0, max_lr, warmup_steps + 1)[:-1]
    fall = (np.cos(np.linspace(0.0, np.pi, total_steps - warmup_steps + 1)) + 1) / 2
    rates = np.concatenate([climb, min_lr + (max_lr - min_lr) * fall])
    return rates[-1] if step >= len(rates) else rates[step]
