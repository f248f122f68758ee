"""
title = "'.' has the last index in place of the first"
fails = ["one_word", "several_words", "block_sizes"]
diagnosis = "In your examples a is 0 and '.' is 26. Here '.' has the index 0, and a–z have 1 to 26."
look = "This notebook, “The examples”"
"""

import torch

CHARS = "abcdefghijklmnopqrstuvwxyz."


def build_dataset(words, block_size):
    X, Y = [], []
    for word in words:
        context = [26] * block_size
        for letter in word + ".":
            index = CHARS.index(letter)
            X.append(context)
            Y.append(index)
            context = context[1:] + [index]
    return torch.tensor(X), torch.tensor(Y)
