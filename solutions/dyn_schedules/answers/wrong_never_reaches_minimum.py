"""
title = "The wave after the warmup is as long as the whole run"
fails = ["after_warmup", "warmup_end"]
diagnosis = "At `total_steps` your rate is still above the minimum: after the warmup the fall was given as many steps as the whole run has. Only those that are left belong to it."
look = "This notebook, “Warmup, then cosine”"
"""

import math


def warmup_cosine(max_lr, min_lr, step, warmup_steps, total_steps):
    if step < warmup_steps:
        return max_lr * step / warmup_steps
    progress = (min(step, total_steps) - warmup_steps) / total_steps
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
