"""
title = "Normal numbers made of uniform ones"
"""

import math

import torch


def init_weights(shape, activation, generator):
    n_out, n_in = shape
    u, v = 1 - torch.rand(2, n_out, n_in, generator=generator)
    normal = (-2 * torch.log(u)).sqrt() * torch.cos(2 * math.pi * v)
    return normal * math.sqrt(2 / (n_in if activation == "relu" else n_in + n_out))
