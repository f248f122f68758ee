"""
title = "The gradient is added"
fails = ["step"]
diagnosis = "The gradient's part of your update goes uphill. Look at its sign."
look = "This notebook, “Weight decay”"
"""

import torch


def sgd_weight_decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for theta in params:
            if theta.grad is not None:
                theta.mul_(1 - lr * weight_decay).add_(lr * theta.grad)
