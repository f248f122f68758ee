"""
title = "Indices of what is dropped; all parameters at once"
"""

import torch


def dropout(x, p, training, generator):
    result = x.detach().clone()
    if training and p > 0:
        result[torch.rand(x.shape, generator=generator) < p] = 0
        result *= 1 / (1 - p)
    return result


@torch.no_grad()
def sgd_weight_decay_step(params, lr, weight_decay):
    known = [theta for theta in params if theta.grad is not None]
    if known:
        gradients = [theta.grad for theta in known]
        torch._foreach_mul_(known, 1 - lr * weight_decay)
        torch._foreach_add_(known, gradients, alpha=-lr)
    return known
