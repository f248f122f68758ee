"""
title = "numpy, one pass over the generator, changed through shared memory"
"""

import numpy as np


def perplexity(mean_nll):
    return np.exp(mean_nll)


def gradient_norm(params):
    squares = 0.0
    for p in params:
        if p.grad is None:
            continue
        squares += float(np.square(p.grad.numpy()).sum())
    return np.sqrt(squares)


def clip_gradients(params, max_norm):
    views = [p.grad.numpy() for p in params if p.grad is not None]
    norm = np.sqrt(sum(float((view * view).sum()) for view in views))
    if norm <= max_norm:
        return norm
    for view in views:
        view *= max_norm / norm
    return norm
