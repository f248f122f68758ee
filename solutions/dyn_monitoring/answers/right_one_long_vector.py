"""
title = "All gradients joined to one vector; new gradients put in place of the old ones"
"""

import torch


def joined(params):
    return torch.cat([torch.zeros(1), *(p.grad.reshape(-1) for p in params)])


def perplexity(mean_nll):
    return 1 / torch.exp(-torch.as_tensor(float(mean_nll), dtype=torch.float64))


def gradient_norm(params):
    return joined([p for p in params if p.grad is not None]).norm()


def clip_gradients(params, max_norm):
    params = [p for p in params if p.grad is not None]
    norm = joined(params).norm()
    for p in params:
        p.grad = p.grad / torch.clamp(norm / max_norm, min=1)
    return norm
