"""
title = "Logarithms of the probabilities"
fails = ["softmax_rows", "softmax_vector", "softmax_large"]
diagnosis = "Your numbers are negative and their exponentials sum to 1: these are logarithms of probabilities. `softmax` gives the probabilities themselves."
look = "This notebook, “The rules”"
"""


def softmax(logits):
    shifted = logits - logits.amax(-1, keepdim=True)
    return shifted - shifted.exp().sum(-1, keepdim=True).log()
