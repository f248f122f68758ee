"""
title = "Each word gets a random number, and the words are sorted by it"
"""

import random

import torch


def split_words(words, fractions, seed):
    rng = random.Random(f"split {seed}")
    keyed = sorted((rng.random(), i) for i in range(len(words)))
    n = len(words)
    train, dev, test = [], [], []
    for rank, (_, i) in enumerate(keyed):
        if rank < round(n * fractions[0]):
            train.append(words[i])
        elif rank < round(n * (fractions[0] + fractions[1])):
            dev.append(words[i])
        else:
            test.append(words[i])
    return train, dev, test


def minibatch(X, Y, batch_size, generator):
    u = torch.rand(batch_size, generator=generator, dtype=torch.float64)
    rows = (u * len(X)).long()
    return torch.stack([X[r] for r in rows]), torch.stack([Y[r] for r in rows])
