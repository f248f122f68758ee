"""
title = "Rows and columns exchanged"
fails = ["counts_letters", "counts_ends", "counts_repeats", "nll_mean", "nll_unseen", "nll_long"]
diagnosis = "The count of a pair stands in the row of its second letter and the column of its first. The row is the letter that you come from, the column the one that follows."
look = "This notebook, “The rules”"
"""

import torch


def bigram_counts(words):
    counts = torch.zeros(27, 27, dtype=torch.int64)
    for word in words:
        padded = "." + word + "."
        for first, second in zip(padded, padded[1:]):
            counts[
                ".abcdefghijklmnopqrstuvwxyz".index(second), ".abcdefghijklmnopqrstuvwxyz".index(first)
            ] += 1
    return counts


def bigram_nll(words, probs):
    losses = []
    for word in words:
        padded = "." + word + "."
        for first, second in zip(padded, padded[1:]):
            i = ".abcdefghijklmnopqrstuvwxyz".index(first)
            j = ".abcdefghijklmnopqrstuvwxyz".index(second)
            losses.append(-probs[j, i].log())
    return torch.stack(losses).mean().item()
