"""
title = "The minimum cuts off a wave that goes to zero"
fails = ["cosine_way", "after_warmup", "no_warmup"]
diagnosis = "Your cosine falls towards 0 and is cut off where it meets the minimum, so it is too low on the way and flat long before the end. The wave itself should end at the minimum."
look = "This notebook, “Cosine annealing”"
"""

import math


def cosine_annealing(max_lr, min_lr, step, total_steps):
    progress = min(step / total_steps, 1.0)
    return max(min_lr, 0.5 * max_lr * (1 + math.cos(math.pi * progress)))
