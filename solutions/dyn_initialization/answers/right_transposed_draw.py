"""
title = "Drawn as (n_in, n_out) and turned over"
"""

import torch


def _deviation(n_out, n_in, activation):
    mean_of_fans = n_in if activation == "relu" else (n_in + n_out) / 2
    gain = 2**0.5 if activation == "relu" else 1.0
    return gain / mean_of_fans**0.5


def init_weights(shape, activation, generator):
    weights = torch.randn(shape[1], shape[0], generator=generator) * _deviation(*shape, activation)
    return weights.T
