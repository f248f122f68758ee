"""
title = "Steps with the gradient"
fails = ["one_step", "path", "asked"]
diagnosis = "Your first step goes to a point where the loss is higher: it moves along the gradient. The gradient points to where the loss rises fastest."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path = [theta0.detach().clone()]
    for _ in range(steps):
        path.append(path[-1] + lr * grad(path[-1]).detach())
    return torch.stack(path)
