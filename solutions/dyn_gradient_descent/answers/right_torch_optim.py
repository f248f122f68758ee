"""
title = "torch.optim.SGD makes the steps"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    theta = torch.nn.Parameter(theta0.detach().clone())
    optimizer = torch.optim.SGD([theta], lr=lr)
    path = [theta.detach().clone()]
    for _ in range(steps):
        theta.grad = grad(theta.detach()).detach().clone()
        optimizer.step()
        path.append(theta.detach().clone())
    return torch.stack(path)
