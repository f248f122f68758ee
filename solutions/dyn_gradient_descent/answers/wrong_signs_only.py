"""
title = "Only the signs of the gradient count"
fails = ["one_step", "path", "asked"]
diagnosis = "In each of your steps every coordinate moves by exactly `lr`, up or down. The size of the slope is lost; only its sign is used."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path = [theta0.detach().clone()]
    for _ in range(steps):
        path.append(path[-1] - lr * grad(path[-1]).detach().sign())
    return torch.stack(path)
