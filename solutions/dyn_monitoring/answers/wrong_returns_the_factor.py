"""
title = "The factor is returned in place of the norm"
fails = ["clip_returns", "clip_leaves_small"]
diagnosis = "What you returned is the factor that the gradients were multiplied with. The norm before clipping is asked for, which tells how hard the examples pulled."
look = "This notebook, “Clipping”"
"""


def clip_gradients(params, max_norm):
    params = [p for p in params if p.grad is not None]
    norm = sum((p.grad**2).sum().item() for p in params) ** 0.5
    factor = max_norm / norm if norm > max_norm else 1.0
    for p in params:
        p.grad *= factor
    return factor
