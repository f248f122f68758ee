"""
title = "The gradient is asked of autograd"
fails = ["no_autograd"]
diagnosis = "The numbers are right and come from autograd. Here the point is the formula: differentiate −ln p[target] on paper."
look = "This notebook, “The rules”"
"""

import torch


def cross_entropy_grad(logits, targets):
    leaf = logits.clone().requires_grad_()
    shifted = leaf - leaf.amax(1, keepdim=True)
    log_probs = shifted - shifted.exp().sum(1, keepdim=True).log()
    loss = -log_probs[torch.arange(len(targets)), targets].mean()
    return torch.autograd.grad(loss, leaf)[0]
