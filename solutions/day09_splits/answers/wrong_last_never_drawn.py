"""
title = "The last example is never drawn"
fails = ["covers"]
diagnosis = "The last example never came. The upper end of a draw of whole numbers is mostly not included."
look = "This notebook, “The minibatch”"
"""

import torch


def minibatch(X, Y, batch_size, generator):
    drawn = torch.randint(0, len(X) - 1, (batch_size,), generator=generator)
    return X[drawn], Y[drawn]
