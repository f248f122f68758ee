"""
title = "Short gradients are made longer"
fails = ["clip_leaves_small"]
diagnosis = "A gradient shorter than `max_norm` was stretched to that length. Clipping is a ceiling: below it nothing changes."
look = "This notebook, “Clipping”"
"""


def clip_gradients(params, max_norm):
    params = [p for p in params if p.grad is not None]
    norm = sum((p.grad**2).sum().item() for p in params) ** 0.5
    for p in params:
        p.grad *= max_norm / (norm + 1e-6)
    return norm
