"""
title = "p is taken for the probability of keeping"
fails = ["kept_values", "share", "nothing_to_drop"]
diagnosis = "The share that was kept is the one that should have been dropped. Here `p` is the probability of a zero."
look = "This notebook, “Dropout”"
"""

import torch


def dropout(x, p, training, generator):
    if not training:
        return x
    kept = torch.rand(x.shape, generator=generator) < p
    return x * kept / p
