"""
title = "numpy for the table; random.choices, seeded from the generator, for the words"
"""

import random

import numpy as np
import torch

LETTERS = np.array(list(".abcdefghijklmnopqrstuvwxyz"))


def _indices(words):
    return np.searchsorted(LETTERS, list("." + ".".join(words) + "."))


def bigram_counts(words):
    ids = _indices(words)
    counts = np.zeros((27, 27), dtype=np.int64)
    np.add.at(counts, (ids[:-1], ids[1:]), 1)
    return torch.from_numpy(counts)


def bigram_probs(counts, smoothing):
    table = counts.numpy() + float(smoothing)
    return torch.from_numpy(table / table.sum(axis=1)[:, None])


def bigram_nll(words, probs):
    ids = _indices(words)
    with np.errstate(divide="ignore"):
        return float(np.mean(-np.log(probs.numpy()[ids[:-1], ids[1:]])))


def sample(probs, generator):
    rng = random.Random(int(torch.randint(2**62, (), generator=generator)))
    rows = probs.tolist()
    letters = rng.choices(LETTERS, rows[0])
    while letters[-1] != ".":
        letters += rng.choices(LETTERS, rows[list(LETTERS).index(letters[-1])])
    return "".join(letters[:-1])
