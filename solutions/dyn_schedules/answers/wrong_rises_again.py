"""
title = "Past the end the wave rises again"
fails = ["cosine_end", "warmup_end"]
diagnosis = "Past `total_steps` your cosine goes on and climbs back towards the largest rate. A run that is a little longer than planned should stay at the smallest one."
look = "This notebook, “What holds for all three”"
"""

import math


def cosine_annealing(max_lr, min_lr, step, total_steps):
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * step / total_steps))
