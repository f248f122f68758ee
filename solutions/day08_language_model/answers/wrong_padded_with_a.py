"""
title = "Contexts are filled with an a"
fails = ["one_word", "several_words", "block_sizes"]
diagnosis = "Your indices begin with a = 0, so a context filled with 0 is filled with the letter a. Here 0 is '.', and a is 1."
look = "This notebook, “The examples”"
"""

import torch

CHARS = "abcdefghijklmnopqrstuvwxyz."


def build_dataset(words, block_size):
    X, Y = [], []
    for word in words:
        context = [0] * block_size
        for letter in word + ".":
            index = CHARS.index(letter)
            X.append(context)
            Y.append(index)
            context = context[1:] + [index]
    return torch.tensor(X), torch.tensor(Y)
