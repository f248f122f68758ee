"""
title = "Divided by the number of all logits"
fails = ["cross_entropy_mean", "cross_entropy_large", "cross_entropy_backward"]
diagnosis = "Your loss is divided by the number of classes as well. Only one number of each row enters the loss, and the mean is over these."
look = "This notebook, “The rules”"
"""

import torch


def cross_entropy(logits, targets):
    shifted = logits - logits.amax(1, keepdim=True)
    log_probs = shifted - shifted.exp().sum(1, keepdim=True).log()
    return -(log_probs * torch.eye(logits.shape[1], dtype=logits.dtype)[targets]).mean()
