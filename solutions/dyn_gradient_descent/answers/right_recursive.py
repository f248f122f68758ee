"""
title = "The path of one step less, and one step"
"""

import torch


def gradient_descent(grad, theta0, lr, steps):
    if steps == 0:
        return theta0.detach().clone()[None]
    before = gradient_descent(grad, theta0, lr, steps - 1)
    after = before[-1] - lr * grad(before[-1]).detach()
    return torch.cat([before, after[None]])
