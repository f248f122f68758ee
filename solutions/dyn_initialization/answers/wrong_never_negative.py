"""
title = "Uniform from 0 upward"
fails = ["zero_mean"]
diagnosis = "All of your weights are positive, though spread as widely as they should be. With a mean above 0 every output of a layer is pushed the same way."
look = "This notebook, “The rules”"
"""

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    scale = (2 / n_in if activation == "relu" else 2 / (n_in + n_out)) ** 0.5
    return scale * 12**0.5 * torch.rand(n_out, n_in, generator=generator)
