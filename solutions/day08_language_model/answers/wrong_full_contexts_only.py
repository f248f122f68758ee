"""
title = "No example before the context is full"
fails = ["one_word", "several_words", "block_sizes", "integers"]
diagnosis = "The first letters of each word are missing among your examples: they begin where the context is full. The letters before that are predicted too, from a context filled with '.'."
look = "This notebook, “The examples”"
"""

import torch

CHARS = ".abcdefghijklmnopqrstuvwxyz"


def build_dataset(words, block_size):
    X, Y = [], []
    for word in words:
        context = [0] * block_size
        for place, letter in enumerate(word + "."):
            index = CHARS.index(letter)
            if place >= block_size:
                X.append(context)
                Y.append(index)
            context = context[1:] + [index]
    return torch.tensor(X, dtype=torch.int64).view(-1, block_size), torch.tensor(Y, dtype=torch.int64)
