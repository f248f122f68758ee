"""
title = "Large logits are cut off"
fails = ["softmax_large", "cross_entropy_large", "gradient_large"]
diagnosis = "Two logits near 10,000 that differ by 1 got the same probability: they were cut to the same number. Softmax depends on their difference, so nothing needs cutting."
look = "This notebook, “The rules”"
"""


def _clamped(logits):
    return logits.clamp(-100, 100)


def softmax(logits):
    exps = _clamped(logits).exp()
    return exps / exps.sum(-1, keepdim=True)


def cross_entropy(logits, targets):
    return -softmax(logits)[range(len(targets)), targets].log().mean()


def cross_entropy_grad(logits, targets):
    grad = softmax(logits)
    grad[range(len(targets)), targets] -= 1
    return grad / len(targets)
