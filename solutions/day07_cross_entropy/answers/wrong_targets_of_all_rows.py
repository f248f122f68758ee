"""
title = "1 is taken off in the columns of all targets"
fails = ["gradient", "gradient_large"]
diagnosis = "In each of your rows 1 was taken off for every target of the batch. Each row has one target only, and each row of the gradient sums to 0."
look = "This notebook, “The rules”"
"""


def cross_entropy_grad(logits, targets):
    exps = (logits - logits.amax(1, keepdim=True)).exp()
    grad = exps / exps.sum(1, keepdim=True)
    grad[:, targets] -= 1
    return grad / len(targets)
