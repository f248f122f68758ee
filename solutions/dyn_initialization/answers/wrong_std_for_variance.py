"""
title = "The variance used as the standard deviation"
fails = ["he", "xavier", "other_names"]
diagnosis = "Your weights are far too small: their standard deviation has the value that their variance should have. A number of variance 1 that is multiplied by s gets the variance s²."
look = "Initialization, “By number”"
"""

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    scale = 2 / n_in if activation == "relu" else 2 / (n_in + n_out)
    return scale * torch.randn(n_out, n_in, generator=generator)
