"""
title = "The end is one step early"
fails = ["linear_way", "cosine_way", "after_warmup", "no_warmup"]
diagnosis = "Your rates reach the bottom one step before `total_steps`. That would be right if the last update of the run were meant; here it is the moment after it."
look = "This notebook, “What holds for all three”"
"""

import math


def linear_decay(initial_lr, step, total_steps):
    return initial_lr * max(0.0, 1 - step / max(total_steps - 1, 1))


def cosine_annealing(max_lr, min_lr, step, total_steps):
    progress = min(step / max(total_steps - 1, 1), 1.0)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
