"""
title = "numpy's own generator, and np.split"
"""

import numpy as np
import torch


def split_words(words, fractions, seed):
    rng = np.random.default_rng(seed)
    cuts = np.rint(np.cumsum(fractions)[:2] * len(words)).astype(int)
    shuffled = np.array(words)[rng.permutation(len(words))]
    return tuple(part.tolist() for part in np.split(shuffled, cuts))


def minibatch(X, Y, batch_size, generator):
    rng = np.random.default_rng(int(torch.randint(2**31, (1,), generator=generator)))
    rows = torch.from_numpy(rng.choice(len(Y), size=batch_size))
    return X.index_select(0, rows), Y.index_select(0, rows)
