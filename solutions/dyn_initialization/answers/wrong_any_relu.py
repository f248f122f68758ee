"""
title = "Every name with relu in it gets He"
fails = ["other_names"]
diagnosis = "In front of `leaky_relu` you follow the rule for relu. In this exercise the name `relu` alone gets it."
look = "This notebook, “The rules”"
"""

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    scale = 2 / n_in if "relu" in activation else 2 / (n_in + n_out)
    return scale**0.5 * torch.randn(n_out, n_in, generator=generator)
