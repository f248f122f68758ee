"""
title = "One context at a time, tanh from exponentials"
"""

from collections import deque

import torch


def examples(word, block_size):
    context = deque([0] * block_size, maxlen=block_size)
    for letter in word:
        yield list(context), ord(letter) - 96
        context.append(ord(letter) - 96)
    yield list(context), 0


def build_dataset(words, block_size):
    pairs = [pair for word in words for pair in examples(word, block_size)]
    X, Y = zip(*pairs)
    return torch.tensor(X), torch.tensor(Y)


def forward(params, X):
    rows = []
    for context in X:
        x = params["C"][context].flatten()
        total = x @ params["W1"] + params["b1"]
        h = 2 / (1 + torch.exp(-2 * total)) - 1
        rows.append(h @ params["W2"] + params["b2"])
    return torch.stack(rows)
