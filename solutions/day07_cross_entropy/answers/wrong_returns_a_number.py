"""
title = "A Python number in place of a tensor"
fails = ["cross_entropy_backward"]
diagnosis = "The value is right, and it is a plain number, so no gradient can be had from it. Training calls `backward()` on what you return."
look = "This notebook, “The rules”"
"""

import torch


def cross_entropy(logits, targets):
    shifted = logits - logits.amax(1, keepdim=True)
    log_probs = shifted - shifted.exp().sum(1, keepdim=True).log()
    return -log_probs[torch.arange(len(targets)), targets].mean().item()
