"""
title = "The first example is never drawn"
fails = ["covers"]
diagnosis = "The first example never came. Places are counted from 0."
look = "This notebook, “The minibatch”"
"""

import torch


def minibatch(X, Y, batch_size, generator):
    drawn = torch.randint(1, len(X), (batch_size,), generator=generator)
    return X[drawn], Y[drawn]
