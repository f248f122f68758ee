"""
title = "The sum in place of the mean"
fails = ["cross_entropy_mean", "cross_entropy_large", "cross_entropy_backward"]
diagnosis = "Your loss grows with the number of examples: it is a sum. With a mean the same learning rate suits batches of every size."
look = "This notebook, “The rules”"
"""

import torch


def cross_entropy(logits, targets):
    shifted = logits - logits.amax(1, keepdim=True)
    log_probs = shifted - shifted.exp().sum(1, keepdim=True).log()
    return -log_probs[torch.arange(len(targets)), targets].sum()
