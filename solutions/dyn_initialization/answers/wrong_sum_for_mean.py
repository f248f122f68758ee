"""
title = "Xavier with 1 in place of 2"
fails = ["xavier", "other_names"]
diagnosis = "In front of tanh your variance is half of what it should be: 1 over the sum of both fans. The rule is 1 over their mean."
look = "Initialization, “Xavier: a compromise”"
"""

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    scale = 2 / n_in if activation == "relu" else 1 / (n_in + n_out)
    return scale**0.5 * torch.randn(n_out, n_in, generator=generator)
