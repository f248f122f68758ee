"""
title = "A word that comes twice is used once"
fails = ["several_words"]
diagnosis = "A word that is in the list twice gave its examples once. It gives them as often as it is there: the model learns from frequencies."
look = "This notebook, “The examples”"
"""

import torch

CHARS = ".abcdefghijklmnopqrstuvwxyz"


def build_dataset(words, block_size):
    X, Y = [], []
    for word in dict.fromkeys(words):
        context = [0] * block_size
        for letter in word + ".":
            index = CHARS.index(letter)
            X.append(context)
            Y.append(index)
            context = context[1:] + [index]
    return torch.tensor(X), torch.tensor(Y)
