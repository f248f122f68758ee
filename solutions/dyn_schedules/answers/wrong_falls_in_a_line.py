"""
title = "After the warmup a line in place of a wave"
fails = ["after_warmup", "no_warmup"]
diagnosis = "After the warmup your rate falls along a straight line. The two ends are right, but between them it should follow the half wave."
look = "This notebook, “Warmup, then cosine”"
"""


def warmup_cosine(max_lr, min_lr, step, warmup_steps, total_steps):
    if step < warmup_steps:
        return max_lr * step / warmup_steps
    return min_lr + linear_decay(max_lr - min_lr, step - warmup_steps, total_steps - warmup_steps)
