"""
title = "The data are shuffled in place"
fails = ["batch_leaves"]
diagnosis = "After the call the caller's X and Y stood in another order. A batch is read from the data, which stay as they are."
look = "This notebook, “The minibatch”"
"""

import torch


def minibatch(X, Y, batch_size, generator):
    order = torch.randperm(len(X), generator=generator)
    X.copy_(X[order])
    Y.copy_(Y[order])
    return X[:batch_size].clone(), Y[:batch_size].clone()
