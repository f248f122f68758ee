"""
title = "A parameter, filled in place, in float64"
"""

import math

import torch


def init_weights(shape, activation, generator):
    fans = {"relu": shape[1]}.get(activation, sum(shape))
    weights = torch.nn.Parameter(torch.empty(*shape, dtype=torch.float64))
    with torch.no_grad():
        weights.normal_(0, math.sqrt(2 / fans), generator=generator)
    return weights
