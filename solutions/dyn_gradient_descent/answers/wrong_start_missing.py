"""
title = "The start is not in the path"
fails = ["size", "first_row", "path"]
diagnosis = "Your path has one row too few, and its first row is the point after the first step. The path begins where the walk begins."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    theta, path = theta0.detach(), []
    for _ in range(steps):
        theta = theta - lr * grad(theta).detach()
        path.append(theta)
    return torch.stack(path) if path else theta[None][:0]
