"""
title = "Y has a second dimension"
fails = ["one_word", "several_words", "block_sizes", "integers"]
diagnosis = "Your Y has the shape (N, 1). Cross-entropy wants one whole number for each example, in the shape (N,)."
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
    return torch.tensor(X), torch.tensor(Y)[:, None]
