"""
title = "Logarithms to the base 2"
fails = ["cross_entropy_mean", "cross_entropy_large", "cross_entropy_backward"]
diagnosis = "Your loss is 1.44 times too large: it is in bits. Nats come from the natural logarithm."
look = "This notebook, “The rules”"
"""

import math

import torch


def cross_entropy(logits, targets):
    shifted = logits - logits.amax(1, keepdim=True)
    log_probs = shifted - shifted.exp().sum(1, keepdim=True).log()
    return -log_probs[torch.arange(len(targets)), targets].mean() / math.log(2)
