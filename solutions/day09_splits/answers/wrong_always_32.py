"""
title = "batch_size is not used"
fails = ["batch_shapes"]
diagnosis = "Your batches have 32 examples whatever `batch_size` is."
look = "This notebook, “The minibatch”"
"""

import torch


def minibatch(X, Y, batch_size, generator):
    drawn = torch.randint(len(X), (32,), generator=generator)
    return X[drawn], Y[drawn]
