"""
title = "Degrees given to a cosine that takes radians"
fails = ["cosine_way", "cosine_end", "after_warmup", "warmup_end", "no_warmup"]
diagnosis = "Your rate jumps up and down between the two limits many times in a run. The cosine of Python's math takes radians, and half a turn is not 180 of them."
look = "This notebook, “Cosine annealing”"
"""

import math


def cosine_annealing(max_lr, min_lr, step, total_steps):
    progress = min(step / total_steps, 1.0)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(180 * progress))
