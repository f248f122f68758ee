"""
title = "The mean of the row is subtracted"
fails = ["softmax_large"]
diagnosis = "At logits of ±10,000 your result holds `nan`: after subtracting the mean of a row, its largest logit can still be far above 0. Think of which constant leaves nothing above 0."
look = "This notebook, “The rules”"
"""


def softmax(logits):
    exps = (logits - logits.mean(-1, keepdim=True)).exp()
    return exps / exps.sum(-1, keepdim=True)
