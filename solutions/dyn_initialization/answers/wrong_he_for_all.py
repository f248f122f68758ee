"""
title = "He whatever the activation"
fails = ["xavier", "other_names"]
diagnosis = "Your weights in front of tanh follow the rule for relu: the number of outputs has no say. The second argument should decide between two rules."
look = "This notebook, “The rules”"
"""

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    return (2 / n_in) ** 0.5 * torch.randn(n_out, n_in, generator=generator)
