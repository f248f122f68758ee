"""
title = "Variance 1/n_in in front of relu"
fails = ["he"]
diagnosis = "In front of relu your variance is half of what it should be. Relu sets about half of its inputs to 0, and nothing makes up for that in your weights."
look = "Initialization, “He: what relu takes away”"
"""

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    scale = 1 / n_in if activation == "relu" else 2 / (n_in + n_out)
    return scale**0.5 * torch.randn(n_out, n_in, generator=generator)
