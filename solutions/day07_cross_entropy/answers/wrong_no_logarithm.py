"""
title = "The mean probability with a minus"
fails = ["cross_entropy_mean", "cross_entropy_large", "cross_entropy_backward"]
diagnosis = "Your loss lies between −1 and 0: it is the mean probability with a minus. Cross-entropy takes its logarithm, so that being sure and wrong costs a lot."
look = "This notebook, “The rules”"
"""

import torch


def cross_entropy(logits, targets):
    exps = (logits - logits.amax(1, keepdim=True)).exp()
    return -(exps / exps.sum(1, keepdim=True))[torch.arange(len(targets)), targets].mean()
