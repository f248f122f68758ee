"""
title = "torch.where, and the new values put into .data"
"""

import torch


def dropout(x, p, training, generator):
    if training:
        drawn = torch.rand(x.shape, generator=generator, dtype=x.dtype)
        return torch.where(drawn < p, torch.zeros_like(x), x / (1 - p))
    return x


def sgd_weight_decay_step(params, lr, weight_decay):
    for theta in params:
        if theta.grad is None:
            continue
        theta.data = theta.data - lr * (theta.grad + weight_decay * theta.data)
