"""
title = "Each step takes a share of what is left"
fails = ["linear_way", "linear_end"]
diagnosis = "Your linear rate falls fast at first and then ever more slowly, and at the end about a third of it is still there. On a straight line every step takes away the same amount."
look = "This notebook, “Linear decay”"
"""


def linear_decay(initial_lr, step, total_steps):
    return initial_lr * (1 - 1 / total_steps) ** step
