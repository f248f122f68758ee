"""
title = "The global generator is borrowed, and given back as it was"
"""

import random

import torch


def split_words(words, fractions, seed):
    state = random.getstate()
    random.seed(seed)
    mixed = random.sample(words, len(words))
    random.setstate(state)
    bounds = [0, round(len(words) * fractions[0]), round(len(words) * sum(fractions[:2])), len(words)]
    return [mixed[a:b] for a, b in zip(bounds, bounds[1:])]


def minibatch(X, Y, batch_size, generator):
    data = torch.utils.data.TensorDataset(X, Y)
    sampler = torch.utils.data.RandomSampler(
        data, replacement=True, num_samples=batch_size, generator=generator
    )
    return next(
        iter(torch.utils.data.DataLoader(data, batch_size=batch_size, sampler=sampler, generator=generator))
    )
