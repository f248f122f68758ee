"""
title = "Normalised over the whole table"
fails = ["softmax_rows", "softmax_large"]
diagnosis = "Your whole table sums to 1. Every row is an example by itself and has a sum of 1 of its own."
look = "This notebook, “The rules”"
"""


def softmax(logits):
    exps = (logits - logits.amax(-1, keepdim=True)).exp()
    return exps / exps.sum()
