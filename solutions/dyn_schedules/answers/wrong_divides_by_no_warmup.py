"""
title = "Without a warmup it divides by zero"
fails = ["no_warmup"]
diagnosis = "With `warmup_steps=0` your function divides by zero at step 0. No warmup is allowed, and then the first step is already at the top."
look = "This notebook, “Warmup, then cosine”"
"""


def warmup_cosine(max_lr, min_lr, step, warmup_steps, total_steps):
    if step <= warmup_steps:
        return max_lr * step / warmup_steps
    return cosine_annealing(max_lr, min_lr, step - warmup_steps, total_steps - warmup_steps)
