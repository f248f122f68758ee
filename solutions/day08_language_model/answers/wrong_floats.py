"""
title = "Indices as floats"
fails = ["integers"]
diagnosis = "The numbers are right and they are floats. An index is a whole number: float tensors can neither look up an embedding nor be targets."
look = "This notebook, “The examples”"
"""

import torch

CHARS = ".abcdefghijklmnopqrstuvwxyz"


def build_dataset(words, block_size):
    X, Y = [], []
    for word in words:
        context = [0] * block_size
        for letter in word + ".":
            index = CHARS.index(letter)
            X.append(context)
            Y.append(index)
            context = context[1:] + [index]
    return torch.tensor(X).float(), torch.tensor(Y).float()
