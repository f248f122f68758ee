"""
title = "Every gradient is asked for at the start"
fails = ["path", "asked"]
same_numbers_as = ["gradient_of_the_start"]
diagnosis = "Your path is a straight line, though the gradient is asked for once a step: you ask for it at `theta0` each time. What counts is the slope where the path stands."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path = [theta0.detach().clone()]
    for _ in range(steps):
        path.append(path[-1] - lr * grad(path[0]).detach())
    return torch.stack(path)
