"""
title = "The start and the running sum of the steps"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    theta, moves = theta0.detach(), [torch.zeros_like(theta0)]
    for _ in range(steps):
        moves.append(-lr * grad(theta).detach())
        theta = theta + moves[-1]
    return theta0.detach() + torch.cumsum(torch.stack(moves).detach(), dim=0)
