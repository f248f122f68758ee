"""
title = "The smoothing is always 1"
fails = ["probs_rows", "probs_smoothed"]
diagnosis = "Your table is smoothed by 1 whatever `smoothing` is. The caller says how much, and 0 means not at all."
look = "This notebook, “The rules”"
"""


def bigram_probs(counts, smoothing):
    smoothed = counts.double() + 1
    return smoothed / smoothed.sum(1, keepdim=True)
