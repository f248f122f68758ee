"""
title = "A single row is not accepted"
fails = ["softmax_vector", "softmax_large"]
diagnosis = "A table of logits works and a single row of shape (C,) does not. The classes are the last dimension in both."
look = "This notebook, “The rules”"
"""


def softmax(logits):
    exps = (logits - logits.amax(1, keepdim=True)).exp()
    return exps / exps.sum(1, keepdim=True)
