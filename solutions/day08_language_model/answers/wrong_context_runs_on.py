"""
title = "The context runs on into the next word"
fails = ["several_words"]
diagnosis = "The first contexts of a word hold letters of the word before. Every word begins with a context of '.' alone."
look = "This notebook, “The examples”"
"""

import torch

CHARS = ".abcdefghijklmnopqrstuvwxyz"


def build_dataset(words, block_size):
    X, Y = [], []
    context = [0] * block_size
    for word in words:
        for letter in word + ".":
            index = CHARS.index(letter)
            X.append(context)
            Y.append(index)
            context = context[1:] + [index]
    return torch.tensor(X), torch.tensor(Y)
