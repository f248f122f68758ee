"""
title = "Stops where it is flat"
fails = ["path"]
diagnosis = "On a long walk your path ends before all steps are made, as soon as the ground is nearly flat. The number of rows is `steps + 1`, whatever the gradient."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path = [theta0.detach().clone()]
    for _ in range(steps):
        slope = grad(path[-1]).detach()
        if slope.norm() < 1e-4:
            break
        path.append(path[-1] - lr * slope)
    return torch.stack(path)
