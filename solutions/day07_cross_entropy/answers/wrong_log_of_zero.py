"""
title = "The logarithm of a probability that has become 0"
fails = ["cross_entropy_large"]
diagnosis = "Where the right class is far below the others, your loss is infinite: its probability was rounded to 0 before the logarithm was taken. Write the logarithm of the quotient out on paper, and it needs no probability."
look = "This notebook, “The rules”"
"""

import torch


def _probabilities(logits):
    exps = (logits - logits.amax(1, keepdim=True)).exp()
    return exps / exps.sum(1, keepdim=True)


def cross_entropy(logits, targets):
    return -_probabilities(logits)[torch.arange(len(targets)), targets].log().mean()
