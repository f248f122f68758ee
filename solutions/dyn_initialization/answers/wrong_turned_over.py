"""
title = "The result has the shape (n_in, n_out)"
fails = ["shape"]
diagnosis = "Your matrix lies on its side: its rows are the inputs and its columns the outputs. A layer of torch has a row for each output."
look = "This notebook, “The rules”"
"""

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    scale = 2 / n_in if activation == "relu" else 2 / (n_in + n_out)
    return scale**0.5 * torch.randn(n_in, n_out, generator=generator)
