"""
title = "A word that stands in the list several times is counted once"
fails = ["counts_repeats"]
diagnosis = "A word that the list holds three times has been counted once. Every word counts as often as it is there: that is what makes a count a frequency."
look = "This notebook, “The rules”"
"""

import torch


def bigram_counts(words):
    counts = torch.zeros(27, 27, dtype=torch.int64)
    for word in set(words):
        padded = "." + word + "."
        for first, second in zip(padded, padded[1:]):
            counts[
                ".abcdefghijklmnopqrstuvwxyz".index(first), ".abcdefghijklmnopqrstuvwxyz".index(second)
            ] += 1
    return counts
