"""
title = "Numbers from the global generator"
fails = ["generator"]
diagnosis = "Two generators in the same state gave different weights: your numbers come from somewhere else. All chance should come from the generator that is passed in."
look = "This notebook, “The rules”"
"""

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    scale = 2 / n_in if activation == "relu" else 2 / (n_in + n_out)
    return scale**0.5 * torch.randn(n_out, n_in)
