"""
title = "The latest letter stands first"
fails = ["one_word", "several_words", "block_sizes"]
diagnosis = "The letters of your contexts stand in reverse, the latest first. They stand as they are written."
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
            context = [index] + context[:-1]
    return torch.tensor(X), torch.tensor(Y)
