"""
title = "The scaled gradients go to a name of their own"
fails = ["clip_scales", "clip_any_iterable"]
diagnosis = "The gradients of the parameters are as long after your call as before. You computed shorter ones, but `p.grad` still holds the old ones."
look = "This notebook, “Clipping”"
"""


def clip_gradients(params, max_norm):
    gradients = [p.grad for p in params if p.grad is not None]
    norm = sum((g**2).sum().item() for g in gradients) ** 0.5
    if norm > max_norm:
        for g in gradients:
            g = g * (max_norm / norm)
    return norm
