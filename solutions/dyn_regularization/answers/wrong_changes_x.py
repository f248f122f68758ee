"""
title = "x is changed in place"
fails = ["leaves_x"]
diagnosis = "After the call `x` itself holds the dropped values. Whoever called your function may need it as it was."
look = "This notebook, “Dropout”"
"""

import torch


def dropout(x, p, training, generator):
    if training:
        x *= torch.rand(x.shape, generator=generator) >= p
        x /= 1 - p
    return x
