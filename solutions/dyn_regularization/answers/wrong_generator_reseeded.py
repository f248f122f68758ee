"""
title = "The generator is set back at every call"
fails = ["share", "independent", "generator_decides"]
diagnosis = "Every call with one generator dropped the very same values, as if it had been set back to its beginning. Then some values are never trained and others never rest."
look = "This notebook, “Dropout”"
"""

import torch


def dropout(x, p, training, generator):
    if not training:
        return x
    generator.manual_seed(0)
    kept = torch.rand(x.shape, generator=generator) >= p
    return x * kept / (1 - p)
