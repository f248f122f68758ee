"""
title = "Every parameter is taken to have a gradient"
fails = ["norm_missing", "clip_any_iterable"]
diagnosis = "A parameter whose `grad` is `None` ended your function with an error. Such a parameter took no part in the loss: it is skipped."
look = "This notebook, “The norm of all gradients”"
"""

import math


def gradient_norm(params):
    return math.sqrt(sum((p.grad**2).sum().item() for p in params))


def clip_gradients(params, max_norm):
    params = list(params)
    norm = gradient_norm(params)
    if norm > max_norm:
        for p in params:
            p.grad *= max_norm / norm
    return norm
