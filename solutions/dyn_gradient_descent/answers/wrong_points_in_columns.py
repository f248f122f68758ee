"""
title = "Points in columns"
fails = ["size", "first_row", "one_step", "path"]
diagnosis = "Your tensor has the shape (d, steps + 1): each point is a column. Row t is the point after t steps."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path = [theta0.detach().clone()]
    for _ in range(steps):
        path.append(path[-1] - lr * grad(path[-1]).detach())
    return torch.stack(path, dim=1)
