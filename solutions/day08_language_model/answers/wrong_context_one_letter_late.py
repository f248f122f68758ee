"""
title = "The context lacks the latest letter"
fails = ["one_word", "several_words", "block_sizes"]
diagnosis = "Your contexts end one letter too early: the letter right before the predicted one is missing. It is the one that tells most."
look = "This notebook, “The examples”"
"""

import torch

CHARS = ".abcdefghijklmnopqrstuvwxyz"


def build_dataset(words, block_size):
    X, Y = [], []
    for word in words:
        context, latest = [0] * block_size, 0
        for letter in word + ".":
            index = CHARS.index(letter)
            X.append(context)
            Y.append(index)
            context, latest = context[1:] + [latest], index
    return torch.tensor(X), torch.tensor(Y)
