"""
title = "The minimum is added to a wave that already has its full height"
fails = ["cosine_way", "cosine_end", "peak", "after_warmup", "no_warmup"]
diagnosis = "At step 0 your cosine is above `max_lr`, by just as much as the minimum. The wave has to span only the distance between the two rates."
look = "This notebook, “Cosine annealing”"
"""

import math


def cosine_annealing(max_lr, min_lr, step, total_steps):
    progress = min(step / total_steps, 1.0)
    return min_lr + 0.5 * max_lr * (1 + math.cos(math.pi * progress))
