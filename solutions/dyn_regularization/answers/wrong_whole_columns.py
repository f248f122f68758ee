"""
title = "The same columns are dropped in every row"
fails = ["independent"]
diagnosis = "In a table, every row lost the same columns: one draw was shared by all examples. Each value needs a draw of its own."
look = "This notebook, “Dropout”"
"""

import torch


def dropout(x, p, training, generator):
    if not training:
        return x
    kept = torch.rand(x.shape[-1], generator=generator) >= p
    return x * kept / (1 - p)
