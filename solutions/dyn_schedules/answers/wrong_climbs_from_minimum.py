"""
title = "The climb begins at the minimum"
fails = ["climb", "peak"]
diagnosis = "Your climb begins at `min_lr`. Here it begins at 0: the minimum is where the run ends, and plays no part in the warmup."
look = "This notebook, “Warmup, then cosine”"
"""


def warmup_cosine(max_lr, min_lr, step, warmup_steps, total_steps):
    if step < warmup_steps:
        return min_lr + (max_lr - min_lr) * step / warmup_steps
    return cosine_annealing(max_lr, min_lr, step - warmup_steps, total_steps - warmup_steps)
