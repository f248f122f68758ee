"""
title = "The sum of squares without its root"
fails = ["gradient_norm", "norm_missing"]
diagnosis = "Your gradient norm is the square of the right one: the squares are added up, and then nothing is done with the sum."
look = "This notebook, “The norm of all gradients”"
"""


def gradient_norm(params):
    return sum((p.grad**2).sum().item() for p in params if p.grad is not None)
