"""
title = "Number by number for the norm, one fused multiplication for the clipping"
"""

import copy

import torch


def perplexity(mean_nll):
    if mean_nll == float("inf"):
        return mean_nll
    return torch.pow(torch.tensor(2.0).double(), mean_nll / torch.log(torch.tensor(2.0).double()))


def gradient_norm(params):
    total = 0
    for p in params:
        for entry in [] if p.grad is None else p.grad.flatten().tolist():
            total += entry**2
    return total**0.5


def clip_gradients(params, max_norm):
    gradients = []
    for p in params:
        if p.grad is not None:
            gradients.append(p.grad)
    before = copy.copy(gradient_norm(_Holder(g) for g in gradients))
    if before > max_norm:
        torch._foreach_mul_(gradients, max_norm / before)
    return before


class _Holder:
    def __init__(self, grad):
        self.grad = grad
