"""
title = "A list of points"
fails = ["size", "path", "no_graph"]
diagnosis = "You return a list of tensors. Asked for is one tensor of shape (steps + 1, d)."
look = "This notebook, “The path”"
"""


def gradient_descent(grad, theta0, lr, steps):
    path = [theta0.detach().clone()]
    for _ in range(steps):
        path.append(path[-1] - lr * grad(path[-1]).detach())
    return path
