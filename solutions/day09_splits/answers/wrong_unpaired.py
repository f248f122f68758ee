"""
title = "X and Y are drawn separately"
fails = ["pairs"]
diagnosis = "Your X and your Y were drawn each by itself, so that an X stands beside another example's Y. One draw decides about both."
look = "This notebook, “The minibatch”"
"""

import torch


def minibatch(X, Y, batch_size, generator):
    drawn = torch.randint(len(X), (batch_size,), generator=generator)
    return X[drawn], Y[torch.randint(len(X), (batch_size,), generator=generator)]
