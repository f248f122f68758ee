"""
title = "The generator is seeded again in each call"
fails = ["covers", "draws_anew"]
diagnosis = "A second call with the same generator gave the same batch: the random numbers begin anew every time. Training would see one batch again and again."
look = "This notebook, “The minibatch”"
"""

import torch


def minibatch(X, Y, batch_size, generator):
    generator = torch.Generator().manual_seed(2147483647)
    drawn = torch.randint(len(X), (batch_size,), generator=generator)
    return X[drawn], Y[drawn]
