"""
title = "A small number is added inside the logarithm"
fails = ["cross_entropy_large"]
diagnosis = "Where the right class is far below the others, your loss stops at a fixed price, made by a small number inside the logarithm. Its gradient is 0 there, so nothing would be learned from the worst mistakes."
look = "This notebook, “The rules”"
"""

import torch


def _probabilities(logits):
    exps = (logits - logits.amax(1, keepdim=True)).exp()
    return exps / exps.sum(1, keepdim=True)


def cross_entropy(logits, targets):
    return -(_probabilities(logits)[torch.arange(len(targets)), targets] + 1e-12).log().mean()
