"""
title = "The minus is missing"
fails = ["cross_entropy_mean", "cross_entropy_large", "cross_entropy_backward"]
diagnosis = "Your loss is negative, and it rises when the prediction gets better. A loss is lowered by training."
look = "This notebook, “The rules”"
"""

import torch


def cross_entropy(logits, targets):
    shifted = logits - logits.amax(1, keepdim=True)
    log_probs = shifted - shifted.exp().sum(1, keepdim=True).log()
    return log_probs[torch.arange(len(targets)), targets].mean()
