"""
title = "The gradient is asked for once too often"
fails = ["asked"]
same_numbers_as = ["one_step_too_many"]
diagnosis = "Your path is right, but the gradient is asked for once more, at the last point, from which no step is made. When `steps` is 0 nothing needs to be asked at all."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path = [theta0.detach().clone()]
    slope = grad(path[-1]).detach()
    for _ in range(steps):
        path.append(path[-1] - lr * slope)
        slope = grad(path[-1]).detach()
    return torch.stack(path)
