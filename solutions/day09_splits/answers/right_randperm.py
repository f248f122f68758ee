"""
title = "Permutations of torch, for the words and for the batch"
"""

import torch


def split_words(words, fractions, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(words), generator=g).tolist()
    n1 = round(fractions[0] * len(words))
    n2 = round((fractions[0] + fractions[1]) * len(words))
    return [words[i] for i in order[:n1]], [words[i] for i in order[n1:n2]], [words[i] for i in order[n2:]]


def minibatch(X, Y, batch_size, generator):
    ix = torch.randperm(X.shape[0], generator=generator)[:batch_size]
    return X[ix], Y[ix]
