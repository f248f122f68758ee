"""
title = "Short contexts are filled from the right"
fails = ["one_word", "several_words", "block_sizes"]
diagnosis = "A short context has its letters first and the '.' after them. The latest letter stands last, always in the same place, and the '.' fill the places before."
look = "This notebook, “The examples”"
"""

import torch

CHARS = ".abcdefghijklmnopqrstuvwxyz"


def build_dataset(words, block_size):
    X, Y = [], []
    for word in words:
        indices = [CHARS.index(letter) for letter in word + "."]
        for place, index in enumerate(indices):
            context = indices[max(0, place - block_size) : place]
            X.append(context + [0] * (block_size - len(context)))
            Y.append(index)
    return torch.tensor(X), torch.tensor(Y)
