"""
title = "Softmax from the differences of all pairs of logits; the loss by a mask"
"""

import torch
from torch.nn.functional import one_hot


def softmax(logits):
    differences = logits.unsqueeze(-2) - logits.unsqueeze(-1)  # how much larger every other class is
    return 1 / differences.exp().sum(-1)


def cross_entropy(logits, targets):
    top = logits.detach().max(1)[0]
    mask = one_hot(targets, logits.size(1))
    per_example = top + torch.log((logits - top[:, None]).exp().sum(1)) - (logits * mask).sum(1)
    return torch.mean(per_example)


def cross_entropy_grad(logits, targets):
    return softmax(logits).sub(one_hot(targets, logits.size(1))).div(logits.size(0))
