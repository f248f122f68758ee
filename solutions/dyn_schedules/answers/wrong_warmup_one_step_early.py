"""
title = "The warmup counts its steps from 1"
fails = ["climb", "peak"]
diagnosis = "At step 0 your rate is already above 0, and the top is reached one step early. Some libraries do it so; here the climb begins at 0 and reaches the top at step `warmup_steps`."
look = "This notebook, “Warmup, then cosine”"
"""


def warmup_cosine(max_lr, min_lr, step, warmup_steps, total_steps):
    if step < warmup_steps:
        return max_lr * (step + 1) / warmup_steps
    return cosine_annealing(max_lr, min_lr, step - warmup_steps, total_steps - warmup_steps)
