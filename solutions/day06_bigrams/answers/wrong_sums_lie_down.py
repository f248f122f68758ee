"""
title = "Each column is divided by the sum of the row of the same number"
fails = ["probs_rows", "probs_smoothed"]
diagnosis = "Each cell was divided by the sum of another row than its own: the 27 sums were laid along the columns. Look at the shape of your sums: a table of shape (27, 1) and one of shape (27,) are spread out in different directions."
look = "This notebook, “The rules”"
"""


def bigram_probs(counts, smoothing):
    smoothed = counts.double() + smoothing
    return smoothed / smoothed.sum(1)
