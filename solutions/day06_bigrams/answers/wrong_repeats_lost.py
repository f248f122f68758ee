"""
title = "A pair that comes again is counted once"
fails = ["counts_repeats"]
diagnosis = "No cell of your table goes above 1, however often a pair comes. Adding 1 to a whole list of cells at once writes each cell once, also when it is in the list several times."
look = "This notebook, “The rules”"
"""

import torch


def bigram_counts(words):
    text = "." + ".".join(words) + "."
    ids = torch.tensor([".abcdefghijklmnopqrstuvwxyz".index(c) for c in text])
    counts = torch.zeros(27, 27, dtype=torch.int64)
    counts[ids[:-1], ids[1:]] += 1
    return counts
