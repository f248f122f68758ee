"""Softmax and cross-entropy, stable for logits of any size, and the gradient p - y."""

from __future__ import annotations

import torch


def softmax(logits: torch.Tensor) -> torch.Tensor:
    """Probabilities from logits, (C,) or (N, C): positive, summing to 1 over the last dimension."""
    exps = (logits - logits.amax(-1, keepdim=True)).exp()  # the largest is e⁰ = 1: nothing overflows
    return exps / exps.sum(-1, keepdim=True)


def cross_entropy(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Mean of -log softmax(logits)[target] in nats: () from logits (N, C) and int64 targets (N,)."""
    shifted = logits - logits.amax(1, keepdim=True)  # (N, C)
    log_probs = shifted - shifted.exp().sum(1, keepdim=True).log()  # (N, C): no log of a vanished probability
    return -log_probs[torch.arange(len(targets)), targets].mean()


def cross_entropy_grad(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """The gradient of `cross_entropy` with respect to the logits: (p - y) / N, of shape (N, C)."""
    grad = softmax(logits)  # (N, C)
    grad[torch.arange(len(targets)), targets] -= 1
    return grad / len(targets)
