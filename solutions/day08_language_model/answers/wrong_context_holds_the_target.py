"""
title = "The context holds the letter to be predicted"
fails = ["one_word", "several_words", "block_sizes"]
diagnosis = "The last letter of each of your contexts is the very letter that follows it, so the answer is in the question. The context ends right before the letter that is predicted."
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
            context = context[1:] + [index]
            X.append(context)
            Y.append(index)
    return torch.tensor(X), torch.tensor(Y)
