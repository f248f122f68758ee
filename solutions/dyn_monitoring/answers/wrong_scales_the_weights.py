"""
title = "The weights are shortened, too"
fails = ["clip_scales", "clip_any_iterable"]
diagnosis = "The weights themselves have changed. Clipping shortens the gradients and nothing else; the weights move in the update that follows."
look = "This notebook, “Clipping”"
"""

import torch


def clip_gradients(params, max_norm):
    params = [p for p in params if p.grad is not None]
    norm = sum((p.grad**2).sum().item() for p in params) ** 0.5
    if norm > max_norm:
        with torch.no_grad():
            for p in params:
                p *= max_norm / norm
                p.grad *= max_norm / norm
    return norm
