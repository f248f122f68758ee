"""
title = "Smoothing is added after normalising"
fails = ["probs_smoothed"]
diagnosis = "The smoothing was added to probabilities, and your rows sum to more than 1. It is a number of pretended observations, so it belongs to the counts."
look = "This notebook, “The rules”"
"""


def bigram_probs(counts, smoothing):
    counts = counts.double()
    return counts / counts.sum(1, keepdim=True).clamp(min=1) + smoothing
