"""
title = "One coordinate after the other"
fails = ["one_step", "path", "asked"]
diagnosis = "You ask for the gradient once for every coordinate, and by then the earlier coordinates have already moved. All coordinates step at once, by the gradient of one point."
look = "This notebook, “The path”"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    theta = theta0.detach().clone()
    path = [theta.clone()]
    for _ in range(steps):
        for k in range(len(theta)):
            theta[k] -= lr * grad(theta.clone()).detach()[k]
        path.append(theta.clone())
    return torch.stack(path)
