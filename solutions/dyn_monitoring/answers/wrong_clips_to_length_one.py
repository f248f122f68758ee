"""
title = "Long gradients are made unit vectors"
fails = ["clip_scales", "clip_any_iterable"]
diagnosis = "After your call a long gradient has length 1, whatever `max_norm` is. It should be as long as `max_norm` allows."
look = "This notebook, “Clipping”"
"""


def clip_gradients(params, max_norm):
    params = [p for p in params if p.grad is not None]
    norm = sum((p.grad**2).sum().item() for p in params) ** 0.5
    if norm > max_norm:
        for p in params:
            p.grad /= norm
    return norm
