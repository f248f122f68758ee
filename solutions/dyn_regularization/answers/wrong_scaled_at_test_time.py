"""
title = "The scaling is done at test time instead"
fails = ["kept_values", "at_test_time"]
diagnosis = "Your values are smaller at test time and as they were in training. That is the form of the first paper, and consistent; this task asks for the inverted one, in which the test needs no scaling."
look = "This notebook, “Dropout”"
"""

import torch


def dropout(x, p, training, generator):
    if not training:
        return x * (1 - p)
    return x * (torch.rand(x.shape, generator=generator) >= p)
