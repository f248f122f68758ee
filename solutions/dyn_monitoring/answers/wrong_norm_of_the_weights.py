"""
title = "The norm of the weights in place of the gradients"
fails = ["gradient_norm", "norm_missing"]
diagnosis = "Your number is the length of the weights themselves. That is worth logging too, but asked for is the length of their gradients."
look = "This notebook, “The norm of all gradients”"
"""

import math


def gradient_norm(params):
    return math.sqrt(sum((p.detach() ** 2).sum().item() for p in params if p.grad is not None))
