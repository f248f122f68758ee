"""
title = "A norm of 0 is divided by"
fails = ["clip_leaves_small"]
diagnosis = "When all gradients were 0 your function divided by their norm. That happens in practice, when every neuron is dead or saturated, and nothing needs to be clipped then."
look = "This notebook, “Clipping”"
"""


def clip_gradients(params, max_norm):
    params = [p for p in params if p.grad is not None]
    norm = sum((p.grad**2).sum().item() for p in params) ** 0.5
    factor = min(1.0, max_norm / norm)
    for p in params:
        p.grad *= factor
    return norm
