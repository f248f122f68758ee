"""
title = "The words are joined into one"
fails = ["counts_letters", "counts_ends", "counts_repeats", "nll_mean", "nll_long"]
diagnosis = "The last letter of a word and the first of the next are treated as neighbours. Between two words there is a '.', which ends the one and begins the other."
look = "This notebook, “The rules”"
"""

import torch

CHARS = ".abcdefghijklmnopqrstuvwxyz"


def _pairs(words):
    text = "." + "".join(words) + "."
    return [(CHARS.index(a), CHARS.index(b)) for a, b in zip(text, text[1:])]


def bigram_counts(words):
    counts = torch.zeros(27, 27, dtype=torch.int64)
    for first, second in _pairs(words):
        counts[first, second] += 1
    return counts


def bigram_nll(words, probs):
    return sum(-probs[pair].log().item() for pair in _pairs(words)) / len(_pairs(words))
