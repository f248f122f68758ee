"""
title = "Multiplied by p (1 − p) once more"
fails = ["gradient", "gradient_large"]
diagnosis = "Your gradient carries a further factor p (1 − p), as it would for a squared error behind a sigmoid. For cross-entropy behind softmax that factor cancels."
look = "This notebook, “The rules”"
"""

import torch


def cross_entropy_grad(logits, targets):
    exps = (logits - logits.amax(1, keepdim=True)).exp()
    p = exps / exps.sum(1, keepdim=True)
    y = torch.eye(logits.shape[1], dtype=logits.dtype)[targets]
    return (p - y) * p * (1 - p) / len(targets)
