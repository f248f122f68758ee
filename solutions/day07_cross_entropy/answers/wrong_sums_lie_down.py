"""
title = "The sums are laid along the columns"
fails = ["softmax_rows", "softmax_large"]
diagnosis = "In a table your numbers were divided by the sums of other rows, or the shapes did not fit at all. Sums of shape (N,) are spread along the rows, and sums of shape (N, 1) along the columns."
look = "This notebook, “The rules”"
"""


def softmax(logits):
    exps = (logits - logits.amax(-1, keepdim=True)).exp()
    return exps / exps.sum(-1)
