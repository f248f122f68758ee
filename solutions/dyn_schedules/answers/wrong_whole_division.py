"""
title = "The line stays at the top until the end: a whole division"
fails = ["linear_way"]
diagnosis = "Your linear rate stays at its initial value until the last step, and then it is 0. A share of a run is a number between 0 and 1, and yours was cut down to a whole one."
look = "This notebook, “Linear decay”"
"""


def linear_decay(initial_lr, step, total_steps):
    return initial_lr * max(0, 1 - step // total_steps)
