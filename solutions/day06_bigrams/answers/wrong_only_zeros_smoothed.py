"""
title = "Only the empty cells are smoothed"
fails = ["probs_smoothed"]
diagnosis = "Only cells with a count of 0 were smoothed. Every cell gets the same addition, whatever its count."
look = "This notebook, “The rules”"
"""


def bigram_probs(counts, smoothing):
    smoothed = counts.double()
    smoothed[smoothed == 0] = smoothing
    return smoothed / smoothed.sum(1, keepdim=True)
