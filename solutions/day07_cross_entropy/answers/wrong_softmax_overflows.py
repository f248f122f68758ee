"""
title = "exp of the logits as they are"
fails = ["softmax_large", "cross_entropy_large", "gradient_large"]
diagnosis = "At logits of 10,000 your result holds `nan`: exp of such a number is infinite, and infinity divided by infinity is no number. Adding the same constant to all logits of a row does not change its probabilities, and you may choose the constant."
look = "This notebook, “The rules”"
"""


def softmax(logits):
    exps = logits.exp()
    return exps / exps.sum(-1, keepdim=True)


def cross_entropy(logits, targets):
    return -softmax(logits)[range(len(targets)), targets].log().mean()


def cross_entropy_grad(logits, targets):
    grad = softmax(logits)
    grad[range(len(targets)), targets] -= 1
    return grad / len(targets)
