"""
title = "Past the end the rate is zero"
fails = ["cosine_end", "warmup_end"]
diagnosis = "Past `total_steps` your cosine gives 0. The smallest rate is held there, and it need not be 0."
look = "This notebook, “What holds for all three”"
"""

import math


def cosine_annealing(max_lr, min_lr, step, total_steps):
    if step > total_steps:
        return 0.0
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * step / total_steps))
