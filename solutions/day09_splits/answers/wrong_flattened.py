"""
title = "Each X is flattened"
fails = ["batch_shapes"]
diagnosis = "Your X has two dimensions whatever the data have. Each example keeps its shape."
look = "This notebook, “The minibatch”"
"""

import torch


def minibatch(X, Y, batch_size, generator):
    drawn = torch.randint(len(X), (batch_size,), generator=generator)
    return X[drawn].flatten(1), Y[drawn]
