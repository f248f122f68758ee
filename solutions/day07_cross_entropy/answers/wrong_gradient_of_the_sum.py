"""
title = "The gradient lacks 1/N"
fails = ["gradient", "gradient_large"]
diagnosis = "Your gradient is N times too large: it is that of the sum of the losses. The loss is their mean."
look = "This notebook, “The rules”"
"""

import torch


def cross_entropy_grad(logits, targets):
    exps = (logits - logits.amax(1, keepdim=True)).exp()
    grad = exps / exps.sum(1, keepdim=True)
    grad[torch.arange(len(targets)), targets] -= 1
    return grad
