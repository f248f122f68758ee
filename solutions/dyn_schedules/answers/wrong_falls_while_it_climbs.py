"""
title = "The climb is multiplied with a wave that falls already"
fails = ["climb", "peak", "after_warmup"]
same_numbers_as = ["wave_begins_at_step_zero"]
diagnosis = "Your climb stays below a straight line and never reaches `max_lr`: the fall begins together with the climb and takes from it. They come one after the other."
look = "This notebook, “Warmup, then cosine”"
"""

import math


def warmup_cosine(max_lr, min_lr, step, warmup_steps, total_steps):
    progress = min(step / total_steps, 1.0)
    rate = min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
    return rate if step >= warmup_steps else rate * step / warmup_steps
