"""
title = "The gradient of the start at every step"
fails = ["path", "asked"]
diagnosis = "Your path is a straight line: every step is the first one again. On a curved surface the gradient changes from point to point."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    slope = grad(theta0.detach()).detach() if steps else torch.zeros_like(theta0)
    path = [theta0.detach().clone()]
    for _ in range(steps):
        path.append(path[-1] - lr * slope)
    return torch.stack(path)
