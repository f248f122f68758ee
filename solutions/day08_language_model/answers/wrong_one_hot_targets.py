"""
title = "Targets as one-hot rows"
fails = ["one_word", "several_words", "block_sizes", "integers"]
diagnosis = "Your Y has a row of 27 numbers for each example. It holds the index of the letter that follows, one number for each example."
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
    return torch.tensor(X), torch.nn.functional.one_hot(torch.tensor(Y), 27)
