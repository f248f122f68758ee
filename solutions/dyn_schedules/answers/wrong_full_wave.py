"""
title = "A whole wave in place of half of one"
fails = ["cosine_way", "cosine_end", "after_warmup", "warmup_end", "no_warmup"]
diagnosis = "Half-way through the run your cosine is at its lowest, and at the end it is back at the top: it goes through a whole wave. Only the falling half belongs to the run."
look = "This notebook, “Cosine annealing”"
"""

import math


def cosine_annealing(max_lr, min_lr, step, total_steps):
    progress = min(step / total_steps, 1.0)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(2 * math.pi * progress))
