"""
title = "'.' has the last index in place of the first"
fails = ["counts_letters", "counts_ends", "counts_repeats", "nll_mean", "nll_unseen", "nll_long"]
diagnosis = "Your table has a–z in the first 26 rows and '.' in the last. Here '.' has the index 0, and a–z have 1 to 26."
look = "This notebook, “The rules”"
"""

import torch

CHARS = "abcdefghijklmnopqrstuvwxyz."


def _pairs(words):
    text = "." + ".".join(words) + "."
    return [(CHARS.index(a), CHARS.index(b)) for a, b in zip(text, text[1:])]


def bigram_counts(words):
    counts = torch.zeros(27, 27, dtype=torch.int64)
    for first, second in _pairs(words):
        counts[first, second] += 1
    return counts


def bigram_nll(words, probs):
    return sum(-probs[pair].log().item() for pair in _pairs(words)) / len(_pairs(words))
