"""
title = "One tensor that moves in place, photographed after each step"
"""

import torch


@torch.no_grad()
def gradient_descent(grad, theta0, lr, steps):
    theta = theta0.clone()
    snapshots = [theta.clone()]
    for _ in range(steps):
        theta.sub_(grad(theta), alpha=lr)
        snapshots.append(theta.clone())
    return torch.stack(snapshots)
