"""
title = "Every step is made from the start"
fails = ["path", "asked"]
diagnosis = "From the second step on your points jump about near the start: each is `theta0` less one step. Steps add up; each begins where the last one ended."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path = [theta0.detach().clone()]
    for _ in range(steps):
        path.append(path[0] - lr * grad(path[-1]).detach())
    return torch.stack(path)
