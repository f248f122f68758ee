"""
title = "Autograd is cut off"
fails = ["cross_entropy_backward"]
diagnosis = "The value is right, but autograd does not know how it came about. Somewhere on the way the tensors were detached or recording was switched off."
look = "This notebook, “The rules”"
"""

import torch


def cross_entropy(logits, targets):
    with torch.no_grad():
        shifted = logits - logits.amax(1, keepdim=True)
        log_probs = shifted - shifted.exp().sum(1, keepdim=True).log()
        return -log_probs[torch.arange(len(targets)), targets].mean()
