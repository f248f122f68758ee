"""
title = "The line goes on below zero"
fails = ["linear_end"]
diagnosis = "Past the end of the run your line goes on, and the rate is below 0: each such update walks uphill. From `total_steps` on the rate stays where it is."
look = "This notebook, “What holds for all three”"
"""


def linear_decay(initial_lr, step, total_steps):
    return initial_lr * (1 - step / total_steps)
