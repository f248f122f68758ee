"""
title = "One coin decides for the whole tensor"
fails = ["independent"]
diagnosis = "A single draw decided for all values of a call: all of them are dropped or none. Each value needs a draw of its own."
look = "This notebook, “Dropout”"
"""

import torch


def dropout(x, p, training, generator):
    if not training or p == 0:
        return x
    kept = torch.rand(1, generator=generator) >= p
    return x * kept / (1 - p)
