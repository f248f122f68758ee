"""
title = "One step too few"
fails = ["size", "one_step", "path", "asked"]
same_numbers_as = ["last_step_not_kept"]
diagnosis = "Your path ends one step early: for one step it has a single row, the start. The start is a row, but it is no step."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path = [theta0.detach().clone()]
    for _ in range(steps - 1):
        path.append(path[-1] - lr * grad(path[-1]).detach())
    return torch.stack(path)
