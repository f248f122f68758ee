"""
title = "Gradients pile up"
fails = ["path", "asked"]
diagnosis = "Your first step is right, and from the second on they are too long: each also contains all the gradients before it. That is momentum without friction."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path, total = [theta0.detach().clone()], torch.zeros_like(theta0).detach()
    for _ in range(steps):
        total = total + grad(path[-1]).detach()
        path.append(path[-1] - lr * total)
    return torch.stack(path)
