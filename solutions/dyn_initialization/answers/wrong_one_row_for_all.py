"""
title = "One row, repeated for every output"
fails = ["each_its_own"]
diagnosis = "All rows of your matrix are the same, so all neurons of the layer compute the same number. Every weight has to be drawn by itself."
look = "Initialization, “All the same”"
"""

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    scale = 2 / n_in if activation == "relu" else 2 / (n_in + n_out)
    row = torch.randn(1, n_in, generator=generator)
    row = (row - row.mean()) / row.std(correction=0)
    return scale**0.5 * row.repeat(n_out, 1)
