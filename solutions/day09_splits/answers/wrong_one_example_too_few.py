"""
title = "One example too few"
fails = ["batch_shapes"]
diagnosis = "Your batches have one example fewer than `batch_size` says. The end of a slice is not part of it."
look = "This notebook, “The minibatch”"
"""

import torch


def minibatch(X, Y, batch_size, generator):
    drawn = torch.randint(len(X), (batch_size - 1,), generator=generator)
    return X[drawn], Y[drawn]
