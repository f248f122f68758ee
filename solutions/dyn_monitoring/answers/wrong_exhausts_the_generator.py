"""
title = "A generator is walked through twice"
fails = ["clip_any_iterable"]
diagnosis = "With a list your clipping is right; with a generator the norm was computed and nothing was clipped. A generator can be walked through once, and the norm had used it up."
look = "This notebook, “The norm of all gradients”"
"""


def clip_gradients(params, max_norm):
    norm = sum((p.grad**2).sum().item() for p in params if p.grad is not None) ** 0.5
    if norm > max_norm:
        for p in params:
            if p.grad is not None:
                p.grad *= max_norm / norm
    return norm
