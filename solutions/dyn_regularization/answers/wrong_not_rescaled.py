"""
title = "Dropout is not rescaled"
fails = ["kept_values"]
diagnosis = "What was kept came back as it was. With a part of the values gone the mean is smaller in training than at test time, and whatever reads these values meets numbers that it never saw."
look = "This notebook, “Dropout”"
"""

import torch


def dropout(x, p, training, generator):
    if not training:
        return x
    return x * (torch.rand(x.shape, generator=generator) >= p)
