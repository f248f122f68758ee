"""
title = "Each example is paired with the targets of all"
fails = ["cross_entropy_mean", "cross_entropy_large", "cross_entropy_backward"]
diagnosis = "Your loss takes every row with every target, N times N numbers. Each row belongs to one target: pick one number from each row."
look = "This notebook, “The rules”"
"""


def cross_entropy(logits, targets):
    shifted = logits - logits.amax(1, keepdim=True)
    log_probs = shifted - shifted.exp().sum(1, keepdim=True).log()
    return -log_probs[:, targets].mean()
