"""
title = "Whole rows are dropped"
fails = ["independent"]
diagnosis = "In a table, one draw decided for a whole row, so that values fall together. Each value needs a draw of its own."
look = "This notebook, “Dropout”"
"""

import torch


def dropout(x, p, training, generator):
    if not training:
        return x
    kept = torch.rand(x.shape[0], generator=generator) >= p
    return x * kept.view(-1, *[1] * (x.dim() - 1)) / (1 - p)
