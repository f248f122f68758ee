"""
title = "The generator is not used"
fails = ["generator_decides"]
diagnosis = "Two generators with one seed dropped different values: chance came from the global random state."
look = "This notebook, “Dropout”"
"""

import torch


def dropout(x, p, training, generator):
    if not training:
        return x
    kept = torch.rand(x.shape) >= p
    return x * kept / (1 - p)
