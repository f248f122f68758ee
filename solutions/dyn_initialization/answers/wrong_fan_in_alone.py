"""
title = "1/n_in in front of tanh"
fails = ["xavier", "other_names"]
diagnosis = "In front of tanh your variance goes with the inputs alone, which keeps the signals on the way forward only. The rule here looks at the way back as well."
look = "Initialization, “Xavier: a compromise”"
"""

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    scale = 2 / n_in if activation == "relu" else 1 / n_in
    return scale**0.5 * torch.randn(n_out, n_in, generator=generator)
