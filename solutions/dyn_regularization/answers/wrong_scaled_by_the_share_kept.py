"""
title = "Scaled by the share that happened to be kept"
fails = ["kept_values"]
diagnosis = "The scaling follows the number of values that chance happened to keep in this call. Then what happens to one value depends on the others; the scaling depends on `p` alone."
look = "This notebook, “Dropout”"
"""

import torch


def dropout(x, p, training, generator):
    if not training:
        return x
    kept = torch.rand(x.shape, generator=generator) >= p
    return x * kept * (kept.numel() / kept.sum().clamp(min=1))
