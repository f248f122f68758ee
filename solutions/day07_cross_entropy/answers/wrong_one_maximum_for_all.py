"""
title = "The largest logit of the whole table is subtracted"
fails = ["softmax_large"]
diagnosis = "Rows that lie far below the table's largest logit became `nan`: after subtracting it, all their exponentials are 0. Each row needs a constant of its own."
look = "This notebook, “The rules”"
"""


def softmax(logits):
    exps = (logits - logits.max()).exp()
    return exps / exps.sum(-1, keepdim=True)
