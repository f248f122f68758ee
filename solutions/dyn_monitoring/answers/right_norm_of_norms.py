"""
title = "The norm of the tensors' norms, and a factor of at most 1"
"""

import math


def perplexity(mean_nll):
    return math.e**mean_nll


def gradient_norm(params):
    return math.hypot(*(p.grad.norm().item() for p in params if p.grad is not None))


def clip_gradients(params, max_norm):
    params = tuple(params)
    norm = gradient_norm(params)
    factor = min(1.0, max_norm / max(norm, 1e-12))
    for p in params:
        if p.grad is not None:
            p.grad.mul_(factor)
    return norm
