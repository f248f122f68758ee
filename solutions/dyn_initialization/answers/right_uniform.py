"""
title = "Uniform, the bound worked out from the variance"
"""

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    variance = 2 / n_in if activation == "relu" else 2 / (n_in + n_out)
    bound = (3 * variance) ** 0.5
    return (2 * torch.rand(n_out, n_in, generator=generator) - 1) * bound
