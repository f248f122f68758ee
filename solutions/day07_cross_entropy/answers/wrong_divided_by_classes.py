"""
title = "The gradient is divided by the number of classes"
fails = ["gradient", "gradient_large"]
diagnosis = "Your gradient is divided by the number of classes where the number of examples belongs, or by both. The loss is a mean over examples."
look = "This notebook, “The rules”"
"""

import torch


def cross_entropy_grad(logits, targets):
    exps = (logits - logits.amax(1, keepdim=True)).exp()
    grad = exps / exps.sum(1, keepdim=True)
    grad[torch.arange(len(targets)), targets] -= 1
    return grad / logits.numel()
