"""
title = "Always the same number is dropped"
fails = ["independent"]
diagnosis = "Each call dropped exactly the same number of values, as if that share were drawn from a hat. When each value is dropped by itself, the number varies."
look = "This notebook, “Dropout”"
"""

import torch


def dropout(x, p, training, generator):
    if not training:
        return x
    kept = torch.ones(x.numel())
    kept[torch.randperm(x.numel(), generator=generator)[: round(p * x.numel())]] = 0
    return x * kept.view(x.shape) / (1 - p)
