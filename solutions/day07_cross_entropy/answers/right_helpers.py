"""
title = "The loss and the gradient both built on helpers"
"""

import torch


def log_probabilities(z):
    z = z - z.max(dim=-1, keepdim=True).values
    return z - torch.log(torch.exp(z).sum(dim=-1, keepdim=True))


def softmax(logits):
    return log_probabilities(logits).exp()


def cross_entropy(logits, targets):
    return -log_probabilities(logits).gather(1, targets.unsqueeze(1)).mean()


def cross_entropy_grad(logits, targets):
    N, C = logits.shape
    y = torch.zeros(N, C, dtype=logits.dtype)
    y[range(N), targets] = 1.0
    return (softmax(logits) - y) / N
