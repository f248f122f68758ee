"""
title = "No mean is taken"
fails = ["cross_entropy_mean", "cross_entropy_large", "cross_entropy_backward"]
diagnosis = "You return one loss for each example. What is asked for is their mean, a tensor of shape ()."
look = "This notebook, “The rules”"
"""

import torch


def cross_entropy(logits, targets):
    shifted = logits - logits.amax(1, keepdim=True)
    log_probs = shifted - shifted.exp().sum(1, keepdim=True).log()
    return -log_probs[torch.arange(len(targets)), targets]
