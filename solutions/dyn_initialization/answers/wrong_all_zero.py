"""
title = "Weights of 0"
fails = ["zero_mean", "he", "xavier", "other_names", "each_its_own", "generator"]
diagnosis = "All of your weights are 0, so all neurons of the layer are the same and stay so. The weights have to differ from each other."
look = "Initialization, “All the same”"
"""

import torch


def init_weights(shape, activation, generator):
    return torch.zeros(shape)
