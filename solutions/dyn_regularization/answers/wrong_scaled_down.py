"""
title = "What is kept is scaled down"
fails = ["kept_values"]
diagnosis = "What was kept became smaller, where it has to make up for what was dropped. Compare the mean of many values before and after."
look = "This notebook, “Dropout”"
"""

import torch


def dropout(x, p, training, generator):
    if not training:
        return x
    kept = torch.rand(x.shape, generator=generator) >= p
    return x * kept * (1 - p)
