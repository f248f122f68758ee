"""
title = "Standard normal weights"
fails = ["he", "xavier", "other_names"]
diagnosis = "Your weights have the variance 1, whatever the layer. It should fall as the layer gets wider, since more terms are added up."
look = "Initialization, “One layer”"
"""

import torch


def init_weights(shape, activation, generator):
    return torch.randn(*shape, generator=generator)
