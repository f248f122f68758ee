"""
title = "Training and test time are mixed up"
fails = ["kept_values", "share", "independent", "at_test_time", "generator_decides"]
diagnosis = "Nothing is dropped in training, and values are dropped at test time. The flag says `training`."
look = "This notebook, “Dropout”"
"""

import torch


def dropout(x, p, training, generator):
    if training:
        return x
    kept = torch.rand(x.shape, generator=generator) >= p
    return x * kept / (1 - p)
