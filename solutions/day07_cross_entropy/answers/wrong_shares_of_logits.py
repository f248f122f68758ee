"""
title = "The logits are divided by their sum"
fails = ["softmax_rows", "softmax_vector", "softmax_large"]
diagnosis = "Your numbers are shares of the logits themselves, so some are negative. The exponential comes first: it makes every number positive."
look = "This notebook, “The rules”"
"""


def softmax(logits):
    return logits / logits.sum(-1, keepdim=True)
