"""
title = "The largest entry in place of the length"
fails = ["gradient_norm", "norm_missing"]
diagnosis = "Your number is the largest entry of the gradients in size. The length takes all entries into account."
look = "This notebook, “The norm of all gradients”"
"""


def gradient_norm(params):
    return max((p.grad.abs().max().item() for p in params if p.grad is not None), default=0.0)
