"""
title = "The rate is zero all through the warmup"
fails = ["climb", "peak"]
diagnosis = "All through the warmup your rate is 0, and then it jumps to the top: a whole division makes 0 of every share below 1. Nothing would be learned in these steps."
look = "This notebook, “Warmup, then cosine”"
"""


def warmup_cosine(max_lr, min_lr, step, warmup_steps, total_steps):
    if step < warmup_steps:
        return max_lr * (step // warmup_steps)
    return cosine_annealing(max_lr, min_lr, step - warmup_steps, total_steps - warmup_steps)
