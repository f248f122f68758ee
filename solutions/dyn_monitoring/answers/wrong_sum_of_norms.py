"""
title = "The norms of the tensors are added"
fails = ["gradient_norm", "norm_missing", "clip_scales", "clip_returns", "clip_leaves_small", "clip_any_iterable"]
diagnosis = "With one tensor your norm is right, with several it is too large: you added the lengths of the tensors. (3, 0) and (0, 4) would give 7, but as one vector their length is 5."
look = "This notebook, “The norm of all gradients”"
"""


def gradient_norm(params):
    return sum(p.grad.norm().item() for p in params if p.grad is not None)


def clip_gradients(params, max_norm):
    params = [p for p in params if p.grad is not None]
    norm = gradient_norm(params)
    if norm > max_norm:
        for p in params:
            p.grad *= max_norm / norm
    return norm
