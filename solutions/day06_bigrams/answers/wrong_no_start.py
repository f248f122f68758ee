"""
title = "No '.' before the word"
fails = ["counts_ends", "nll_mean", "nll_long"]
diagnosis = "The step from '.' to a word's first letter is missing in what you count or score. Which letters begin a word is something the model has to know."
look = "This notebook, “The rules”"
"""

import torch

CHARS = ".abcdefghijklmnopqrstuvwxyz"


def _pairs(words):
    return [(CHARS.index(a), CHARS.index(b)) for word in words for a, b in zip(word, word[1:] + ".")]


def bigram_counts(words):
    counts = torch.zeros(27, 27, dtype=torch.int64)
    for first, second in _pairs(words):
        counts[first, second] += 1
    return counts


def bigram_nll(words, probs):
    return sum(-probs[pair].log().item() for pair in _pairs(words)) / len(_pairs(words))
