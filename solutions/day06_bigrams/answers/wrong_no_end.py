"""
title = "No '.' after the word"
fails = ["counts_ends", "nll_mean", "nll_long"]
diagnosis = "The step from a word's last letter to '.' is missing in what you count or score. How a word ends is something the model has to know, or it could never stop."
look = "This notebook, “The rules”"
"""

import torch

CHARS = ".abcdefghijklmnopqrstuvwxyz"


def _pairs(words):
    return [(CHARS.index(a), CHARS.index(b)) for word in words for a, b in zip("." + word, word)]


def bigram_counts(words):
    counts = torch.zeros(27, 27, dtype=torch.int64)
    for first, second in _pairs(words):
        counts[first, second] += 1
    return counts


def bigram_nll(words, probs):
    return sum(-probs[pair].log().item() for pair in _pairs(words)) / len(_pairs(words))
