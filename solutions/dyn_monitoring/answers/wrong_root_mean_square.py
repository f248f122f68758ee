"""
title = "The root of the mean square in place of the sum"
fails = ["gradient_norm", "norm_missing"]
diagnosis = "Your norm does not grow with the number of entries: it is the size of a typical entry. A length adds the squares of all entries and divides by nothing."
look = "This notebook, “The norm of all gradients”"
"""

import torch


def gradient_norm(params):
    gradients = [p.grad.flatten() for p in params if p.grad is not None]
    return torch.cat(gradients).square().mean().sqrt().item() if gradients else 0.0
