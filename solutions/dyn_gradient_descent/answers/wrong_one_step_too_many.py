"""
title = "One step too many"
fails = ["size", "one_step", "path", "asked"]
same_numbers_as = ["asks_at_the_end"]
diagnosis = "Your path goes one step further than asked: for no step at all it has two rows. `steps` counts the steps, and the rows are one more."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path = [theta0.detach().clone()]
    for _ in range(steps + 1):
        path.append(path[-1] - lr * grad(path[-1]).detach())
    return torch.stack(path)
