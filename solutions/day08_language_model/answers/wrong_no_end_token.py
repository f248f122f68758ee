"""
title = "The end of a word is not predicted"
fails = ["one_word", "several_words", "block_sizes", "integers"]
diagnosis = "Your words have no example for their end. What follows the last letter is '.', and without it the model could never stop."
look = "This notebook, “The examples”"
"""

import torch

CHARS = ".abcdefghijklmnopqrstuvwxyz"


def build_dataset(words, block_size):
    X, Y = [], []
    for word in words:
        context = [0] * block_size
        for letter in word:
            index = CHARS.index(letter)
            X.append(context)
            Y.append(index)
            context = context[1:] + [index]
    return torch.tensor(X), torch.tensor(Y)
