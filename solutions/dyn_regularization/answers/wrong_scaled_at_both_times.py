"""
title = "Scaled in training and again at test time"
fails = ["at_test_time"]
diagnosis = "You scale in training and once more at test time, so that the mean at test time is too small. One of the two is enough."
look = "This notebook, “Dropout”"
"""

import torch


def dropout(x, p, training, generator):
    if not training:
        return x * (1 - p)
    kept = torch.rand(x.shape, generator=generator) >= p
    return x * kept / (1 - p)
