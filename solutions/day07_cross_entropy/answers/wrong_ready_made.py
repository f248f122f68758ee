"""
title = "torch's own functions"
fails = ["by_hand"]
diagnosis = "The numbers are right and come from functions of torch that do the whole of it. Here the point is to write these yourself, from exp, log and sums."
look = "This notebook, “The rules”"
"""

import torch


def softmax(logits):
    return torch.softmax(logits, -1)


def cross_entropy(logits, targets):
    return torch.nn.functional.cross_entropy(logits, targets)
