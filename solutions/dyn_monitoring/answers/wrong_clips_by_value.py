"""
title = "Clipping by value"
fails = ["clip_scales", "clip_any_iterable"]
diagnosis = "Every entry was cut off at `max_norm` on its own. Large entries lost much and small ones nothing, so the step now points elsewhere, and its length is not `max_norm`."
look = "This notebook, “Clipping”"
"""


def clip_gradients(params, max_norm):
    params = [p for p in params if p.grad is not None]
    norm = sum((p.grad**2).sum().item() for p in params) ** 0.5
    for p in params:
        p.grad.clamp_(-max_norm, max_norm)
    return norm
