"""
title = "Rows written into a tensor made beforehand"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    path = torch.empty(steps + 1, len(theta0), dtype=theta0.dtype)
    with torch.no_grad():
        path[0] = theta0
        for t in range(steps):
            path[t + 1] = path[t] - lr * grad(path[t])
    return path
