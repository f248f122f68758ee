"""
title = "The counts are put through a softmax"
fails = ["probs_rows", "probs_smoothed"]
diagnosis = "Your probabilities are exponentials of the counts, so that the most frequent successor takes nearly everything. A count is a share already: it wants dividing, not exponentiating."
look = "This notebook, “The rules”"
"""


def bigram_probs(counts, smoothing):
    return (counts.double() + smoothing).softmax(1)
