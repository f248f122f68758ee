"""
title = "The sign of the gradient"
fails = ["gradient", "gradient_large"]
diagnosis = "Your gradient has the wrong sign in every place: a step against it would raise the loss. Raising the target's logit lowers the loss, so its derivative is negative."
look = "This notebook, “The rules”"
"""

import torch


def cross_entropy_grad(logits, targets):
    exps = (logits - logits.amax(1, keepdim=True)).exp()
    grad = -exps / exps.sum(1, keepdim=True)
    grad[torch.arange(len(targets)), targets] += 1
    return grad / len(targets)
