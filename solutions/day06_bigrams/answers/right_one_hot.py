"""
title = "One-hot vectors multiplied; sampling by the cumulative sum"
"""

import torch
import torch.nn.functional as F


def _pairs(words):
    text = "." + ".".join(words) + "."
    ids = torch.tensor([0 if c == "." else ord(c) - 96 for c in text])
    return F.one_hot(ids[:-1], 27), F.one_hot(ids[1:], 27)


def bigram_counts(words):
    first, second = _pairs(words)
    return first.T @ second


def bigram_probs(counts, smoothing):
    return F.normalize(counts.double() + smoothing, p=1, dim=1)


def bigram_nll(words, probs):
    first, second = _pairs(words)
    picked = ((first.to(probs.dtype) @ probs) * second).sum(1)
    return -torch.log(picked).mean().item()


def sample(probs, generator):
    word = ""
    row = probs[0]
    while True:
        u = torch.rand((), generator=generator, dtype=torch.float64)
        i = min(int((row.cumsum(0) < u).sum()), 26)
        if i == 0:
            return word
        word += chr(96 + i)
        row = probs[i]
