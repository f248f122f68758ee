"""
title = "Y has a second dimension"
fails = ["batch_shapes"]
diagnosis = "Your Y has the shape (batch_size, 1). It has one dimension, like the Y that came in."
look = "This notebook, “The minibatch”"
"""

import torch


def minibatch(X, Y, batch_size, generator):
    drawn = torch.randint(len(X), (batch_size,), generator=generator)
    return X[drawn], Y[drawn, None]
