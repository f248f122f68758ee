"""
title = "The wave is counted from step 0, under the warmup"
fails = ["peak", "after_warmup"]
same_numbers_as = ["falls_while_it_climbs"]
diagnosis = "At the end of the warmup your rate drops: the wave has been falling since step 0, unseen. It should begin at the top, where the climb ends."
look = "This notebook, “Warmup, then cosine”"
"""

import math


def warmup_cosine(max_lr, min_lr, step, warmup_steps, total_steps):
    if step < warmup_steps:
        return max_lr * step / warmup_steps
    progress = min(step / total_steps, 1.0)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
