"""
title = "The caller's logits are changed"
fails = ["leaves_inputs"]
diagnosis = "After the call the caller's logits were other numbers: the maximum had been subtracted from them in place. Subtract into a tensor of your own."
look = "This notebook, “The rules”"
"""

import torch


def softmax(logits):
    logits -= logits.amax(-1, keepdim=True)
    return logits.exp() / logits.exp().sum(-1, keepdim=True)


def cross_entropy_grad(logits, targets):
    grad = softmax(logits)
    grad[torch.arange(len(targets)), targets] -= 1
    return grad / len(targets)
