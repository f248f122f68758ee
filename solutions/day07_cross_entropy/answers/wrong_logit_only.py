"""
title = "The target's logit with a minus"
fails = ["cross_entropy_mean", "cross_entropy_large", "cross_entropy_backward"]
diagnosis = "Your loss is the target's logit with a minus, and the other classes have no say. What counts is how the target's logit stands against the others."
look = "This notebook, “The rules”"
"""

import torch


def cross_entropy(logits, targets):
    return -logits[torch.arange(len(targets)), targets].mean()
