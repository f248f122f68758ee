"""
title = "The contexts are joined into one list"
fails = ["one_word", "several_words", "block_sizes", "integers"]
diagnosis = "Your X has a single dimension: all contexts in one row. One context is one row of X, of length `block_size`."
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
    return torch.tensor(X).flatten(), torch.tensor(Y)
