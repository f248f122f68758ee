"""
title = "The rate shrinks with every step"
fails = ["path", "asked"]
diagnosis = "Your first step is right, and later ones are too short: the second is half of what it should be, the third a third. The rate stays the same here."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path = [theta0.detach().clone()]
    for t in range(steps):
        path.append(path[-1] - lr / (t + 1) * grad(path[-1]).detach())
    return torch.stack(path)
