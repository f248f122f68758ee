"""
title = "Only pairs of letters"
fails = ["counts_ends", "nll_mean", "nll_long"]
diagnosis = "Only pairs of two letters are counted or scored; '.' never takes part. Each word has two more pairs: the one that begins it and the one that ends it."
look = "This notebook, “The rules”"
"""

import torch

CHARS = ".abcdefghijklmnopqrstuvwxyz"


def _pairs(words):
    return [(CHARS.index(a), CHARS.index(b)) for word in words for a, b in zip(word, word[1:])]


def bigram_counts(words):
    counts = torch.zeros(27, 27, dtype=torch.int64)
    for first, second in _pairs(words):
        counts[first, second] += 1
    return counts


def bigram_nll(words, probs):
    pairs = _pairs(words)
    return sum(-probs[pair].log().item() for pair in pairs) / max(len(pairs), 1)
