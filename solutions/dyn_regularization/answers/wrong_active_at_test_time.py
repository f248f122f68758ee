"""
title = "Dropout is active at test time"
fails = ["at_test_time"]
diagnosis = "Values are dropped at test time too, so the same input gives another answer each time. Chance has a place only in training."
look = "This notebook, “Dropout”"
"""

import torch


def dropout(x, p, training, generator):
    kept = torch.rand(x.shape, generator=generator) >= p
    return x * kept / (1 - p)
