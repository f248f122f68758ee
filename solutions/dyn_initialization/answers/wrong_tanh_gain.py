"""
title = "The gain 5/3 for tanh"
fails = ["xavier"]
diagnosis = "In front of tanh your weights are larger than the rule's by a factor of 5/3. That is the gain which torch recommends for tanh; here there is none."
look = "This notebook, “The rules”"
"""

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    gain = {"relu": 2**0.5 * (1 / n_in) ** 0.5, "tanh": 5 / 3 * (2 / (n_in + n_out)) ** 0.5}
    scale = gain.get(activation, (2 / (n_in + n_out)) ** 0.5)
    return scale * torch.randn(n_out, n_in, generator=generator)
