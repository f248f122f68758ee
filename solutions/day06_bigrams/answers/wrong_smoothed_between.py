"""
title = "Smoothing is added after normalising, and the rows are normalised again"
fails = ["probs_smoothed"]
diagnosis = "The smoothing was added to probabilities, so that a letter seen 5,000 times is smoothed as much as one seen twice. It is a number of pretended observations, so it belongs to the counts."
look = "This notebook, “The rules”"
"""


def bigram_probs(counts, smoothing):
    counts = counts.double()
    shares = counts / counts.sum(1, keepdim=True).clamp(min=1) + smoothing
    return shares / shares.sum(1, keepdim=True)
