"""
title = "The smoothing is added to the caller's counts"
fails = ["probs_smoothed", "leaves_input"]
diagnosis = "After the call the caller's own table held the smoothed counts, and a second call would smooth them again. The counts belong to the caller."
look = "This notebook, “The rules”"
"""


def bigram_probs(counts, smoothing):
    for row in counts:
        row.copy_(row + smoothing)
    return (counts / counts.sum(1, keepdim=True)).double()
