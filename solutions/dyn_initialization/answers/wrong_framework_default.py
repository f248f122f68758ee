"""
title = "What torch.nn.Linear draws"
fails = ["he", "xavier", "other_names"]
diagnosis = "Your weights have the variance that `torch.nn.Linear` draws when nobody asks for another: 1/(3·n_in). In front of relu that is a sixth of what it should be."
look = "Initialization, “What `nn.Linear` draws”"
"""

import torch


def init_weights(shape, activation, generator):
    weights = torch.empty(shape)
    return torch.nn.init.kaiming_uniform_(weights, a=5**0.5, generator=generator)
