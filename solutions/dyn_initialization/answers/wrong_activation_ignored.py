"""
title = "Xavier whatever the activation"
fails = ["he"]
diagnosis = "Your weights in front of relu follow the same rule as those in front of tanh. The second argument should decide between two rules."
look = "Initialization, “He: what relu takes away”"
"""

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    return (2 / (n_in + n_out)) ** 0.5 * torch.randn(n_out, n_in, generator=generator)
