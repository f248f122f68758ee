"""
title = "The smoothed counts are divided by the sums before smoothing"
fails = ["probs_smoothed"]
diagnosis = "Your rows sum to more than 1: the counts have grown by the smoothing, and what they are divided by has not."
look = "This notebook, “The rules”"
"""


def bigram_probs(counts, smoothing):
    sums = counts.double().sum(1, keepdim=True)
    return (counts + smoothing) / sums.clamp(min=1)
