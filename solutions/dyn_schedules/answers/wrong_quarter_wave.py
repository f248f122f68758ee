"""
title = "A quarter of a wave"
fails = ["cosine_way", "after_warmup", "no_warmup"]
diagnosis = "Your rate falls ever faster and ends at its steepest: it follows a quarter of a wave, from the top to the middle. The half wave flattens out at both ends, and half-way it is at the mean of the two rates."
look = "This notebook, “Cosine annealing”"
"""

import math


def cosine_annealing(max_lr, min_lr, step, total_steps):
    progress = min(step / total_steps, 1.0)
    return min_lr + (max_lr - min_lr) * math.cos(0.5 * math.pi * progress)
