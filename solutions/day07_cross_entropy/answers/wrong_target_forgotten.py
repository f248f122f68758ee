"""
title = "The probabilities alone"
fails = ["gradient", "gradient_large"]
diagnosis = "Your gradient is positive everywhere, as if every logit should fall. The target's own logit has one more term."
look = "This notebook, “The rules”"
"""


def cross_entropy_grad(logits, targets):
    exps = (logits - logits.amax(1, keepdim=True)).exp()
    return exps / exps.sum(1, keepdim=True) / len(targets)
