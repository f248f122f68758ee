"""
title = "The gradient is asked for twice a step"
fails = ["asked"]
diagnosis = "Your path is right, but at each point you ask for the gradient twice. For a network that is twice the work."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path = [theta0.detach().clone()]
    for _ in range(steps):
        if grad(path[-1]).norm() >= 0:
            path.append(path[-1] - lr * grad(path[-1]).detach())
    return torch.stack(path)
