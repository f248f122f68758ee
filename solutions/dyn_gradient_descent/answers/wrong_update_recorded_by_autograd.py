"""
title = "The update is recorded by autograd"
fails = ["no_graph"]
diagnosis = "Where `theta0` or the gradient asks for gradients, so does your path: every step hangs on the ones before it, and the memory of all of them is kept. The walk is a record, not part of a graph."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path = [theta0.clone()]
    for _ in range(steps):
        path.append(path[-1] - lr * grad(path[-1]))
    return torch.stack(path)
