"""
title = "The whole table sums to 1"
fails = ["probs_rows", "probs_smoothed"]
diagnosis = "Your whole table sums to 1: these are the probabilities of meeting a pair. What is asked for is the probability of the second letter when the first is given."
look = "This notebook, “The rules”"
"""


def bigram_probs(counts, smoothing):
    smoothed = counts.double() + smoothing
    return smoothed / smoothed.sum()
