"""
title = "The norm after clipping is returned"
fails = ["clip_returns"]
diagnosis = "What you returned is never above `max_norm`: it is the norm after clipping. In a log that would hide every explosion."
look = "This notebook, “Clipping”"
"""


def clip_gradients(params, max_norm):
    params = [p for p in params if p.grad is not None]
    norm = sum((p.grad**2).sum().item() for p in params) ** 0.5
    if norm > max_norm:
        for p in params:
            p.grad *= max_norm / norm
    return sum((p.grad**2).sum().item() for p in params) ** 0.5
