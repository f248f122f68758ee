"""
title = "Normalised over the examples in place of the classes"
fails = ["softmax_rows", "softmax_large", "cross_entropy_mean", "cross_entropy_large", "cross_entropy_backward", "gradient", "gradient_large"]
diagnosis = "Your columns sum to 1: each class was shared out among the examples. One example is one row, and it is the row that becomes a distribution."
look = "This notebook, “The rules”"
"""


def softmax(logits):
    exps = (logits - logits.amax(0, keepdim=True)).exp()
    return exps / exps.sum(0, keepdim=True)


def cross_entropy(logits, targets):
    shifted = logits - logits.amax(0, keepdim=True)
    log_probs = shifted - shifted.exp().sum(0, keepdim=True).log()
    return -log_probs[range(len(targets)), targets].mean()


def cross_entropy_grad(logits, targets):
    grad = softmax(logits)
    grad[range(len(targets)), targets] -= 1
    return grad / len(targets)
