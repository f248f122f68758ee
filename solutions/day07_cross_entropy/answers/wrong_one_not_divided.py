"""
title = "Only the probabilities are divided by N"
fails = ["gradient", "gradient_large"]
diagnosis = "Your probabilities are divided by N, and the 1 of the target is not. The mean divides all of the gradient; a row of it sums to 0."
look = "This notebook, “The rules”"
"""

import torch


def cross_entropy_grad(logits, targets):
    exps = (logits - logits.amax(1, keepdim=True)).exp()
    grad = exps / exps.sum(1, keepdim=True) / len(targets)
    grad[torch.arange(len(targets)), targets] -= 1
    return grad
