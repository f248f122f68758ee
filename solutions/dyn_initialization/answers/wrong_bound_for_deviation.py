"""
title = "Uniform between minus and plus the standard deviation"
fails = ["he", "xavier", "other_names"]
diagnosis = "Your variance is a third of what it should be. Numbers spread evenly between −s and s have a standard deviation that is smaller than s."
look = "Initialization, “Xavier: a compromise”"
"""

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    scale = (2 / n_in if activation == "relu" else 2 / (n_in + n_out)) ** 0.5
    return scale * (2 * torch.rand(n_out, n_in, generator=generator) - 1)
