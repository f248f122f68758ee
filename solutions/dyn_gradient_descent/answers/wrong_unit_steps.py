"""
title = "The gradient is cut to length 1"
fails = ["one_step", "path", "asked"]
diagnosis = "Every one of your steps has the length `lr`, on steep ground and on flat. The step is the rate times the gradient, so it shortens as the ground levels out."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path = [theta0.detach().clone()]
    for _ in range(steps):
        slope = grad(path[-1]).detach()
        path.append(path[-1] - lr * slope / slope.norm())
    return torch.stack(path)
