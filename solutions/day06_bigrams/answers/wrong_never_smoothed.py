"""
title = "The smoothing is ignored"
fails = ["probs_smoothed"]
diagnosis = "The result is the same whatever `smoothing` is. With smoothing, a pair that was never seen gets a probability above 0."
look = "This notebook, “The rules”"
"""


def bigram_probs(counts, smoothing):
    return counts.double() / counts.sum(1, keepdim=True).clamp(min=1)
