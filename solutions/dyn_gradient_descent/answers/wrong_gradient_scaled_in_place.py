"""
title = "The gradient is scaled in place"
fails = ["gradient_untouched"]
diagnosis = "After your walk the tensor that `grad` returned holds other numbers: it was multiplied by the rate in place. If `grad` keeps that tensor, its next answer is wrong."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path = [theta0.detach().clone()]
    for _ in range(steps):
        slope = grad(path[-1]).detach()
        slope *= lr
        path.append(path[-1] - slope)
    return torch.stack(path)
