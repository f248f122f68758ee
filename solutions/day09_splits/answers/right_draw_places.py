"""
title = "The places of each list are drawn one after the other; the order of the words is kept in each list"
"""

import random

import torch


def split_words(words, fractions, seed):
    rng = random.Random(seed)
    n = len(words)
    left = list(range(n))
    train = rng.sample(left, round(n * fractions[0]))
    left = sorted(set(left) - set(train))
    dev = rng.sample(left, round(n * (fractions[0] + fractions[1])) - len(train))
    left = sorted(set(left) - set(dev))
    return [[words[i] for i in sorted(part)] for part in (train, dev, left)]


def minibatch(X, Y, batch_size, generator):
    weights = torch.ones(len(Y))
    rows = torch.multinomial(weights, batch_size, replacement=False, generator=generator)
    return X[rows].clone(), torch.gather(Y, 0, rows)
