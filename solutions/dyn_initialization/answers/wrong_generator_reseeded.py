"""
title = "The generator set back at each call"
fails = ["generator"]
diagnosis = "A second call with the same generator gave the same weights again. Two layers of one network would then begin as twins."
look = "This notebook, “The rules”"
"""

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    scale = 2 / n_in if activation == "relu" else 2 / (n_in + n_out)
    seeded = generator.manual_seed(generator.initial_seed())
    return scale**0.5 * torch.randn(n_out, n_in, generator=seeded)
