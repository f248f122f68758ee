"""
title = "Xavier for tanh only"
fails = ["other_names"]
diagnosis = "In front of a function that is neither tanh nor relu you follow the rule for relu. Only relu sets half of its inputs to 0, so only relu gets that rule."
look = "This notebook, “The rules”"
"""

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    scale = 2 / (n_in + n_out) if activation == "tanh" else 2 / n_in
    return scale**0.5 * torch.randn(n_out, n_in, generator=generator)
