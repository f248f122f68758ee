"""
title = "torch's own norm and clipping"
"""

import torch


def perplexity(mean_nll):
    return torch.tensor(mean_nll, dtype=torch.float64).exp()


def gradient_norm(params):
    return torch.nn.utils.get_total_norm([p.grad for p in params if p.grad is not None])


def clip_gradients(params, max_norm):
    return torch.nn.utils.clip_grad_norm_(params, max_norm).item()
