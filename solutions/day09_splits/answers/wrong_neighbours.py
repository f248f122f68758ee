"""
title = "A slice from a random place"
fails = ["covers"]
diagnosis = "Each of your batches is a run of neighbours. Neighbours are alike where the data stand in an order, so draw each example by itself."
look = "This notebook, “The minibatch”"
"""

import torch


def minibatch(X, Y, batch_size, generator):
    start = torch.randint(len(X) - batch_size + 1, (1,), generator=generator).item()
    drawn = torch.arange(start, start + batch_size)
    return X[drawn], Y[drawn]
