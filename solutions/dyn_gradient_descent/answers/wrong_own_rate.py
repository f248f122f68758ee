"""
title = "lr is not used"
fails = ["one_step", "path", "asked"]
diagnosis = "Your steps are a tenth of the gradient whatever `lr` is. Even at a rate of 0 the point moves."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path = [theta0.detach().clone()]
    for _ in range(steps):
        path.append(path[-1] - 0.1 * grad(path[-1]).detach())
    return torch.stack(path)
