"""
title = "The last step is made and not written down"
fails = ["size", "one_step", "path"]
same_numbers_as = ["one_step_too_few"]
diagnosis = "Your walk asks for the gradient as often as it should, but the point that the last step leads to is not in the path. For one step the path holds the start alone."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    theta, path = theta0.detach().clone(), []
    for _ in range(steps):
        path.append(theta)
        theta = theta - lr * grad(theta).detach()
    return torch.stack(path or [theta])
