"""
title = "Columns are normalised in place of rows"
fails = ["probs_rows", "probs_smoothed"]
diagnosis = "Your columns sum to 1 and your rows do not. A row holds all that can follow one letter, so it is the row that has to be a distribution."
look = "This notebook, “The rules”"
"""


def bigram_probs(counts, smoothing):
    smoothed = counts.double() + smoothing
    return smoothed / smoothed.sum(0, keepdim=True)
