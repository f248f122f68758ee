"""
title = "Plain Python, one number at a time"
"""

import math

import torch


def sgd_momentum_step(theta, grad, state, lr, momentum):
    gradients = grad.flatten().tolist()
    old = state.get("velocities", [0.0] * len(gradients))
    state["velocities"] = [momentum * v + g for v, g in zip(old, gradients)]
    numbers = [t - lr * v for t, v in zip(theta.flatten().tolist(), state["velocities"])]
    return torch.tensor(numbers, dtype=theta.dtype).reshape(theta.shape)


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    new = []
    for i, (t, g) in enumerate(zip(theta.flatten().tolist(), grad.flatten().tolist())):
        n, m, s = state.get(i, (0, 0.0, 0.0))
        n, m, s = n + 1, betas[0] * m + (1 - betas[0]) * g, betas[1] * s + (1 - betas[1]) * g * g
        state[i] = (n, m, s)
        root = math.sqrt(s / (1 - betas[1] ** n))
        new.append(t - lr * (weight_decay * t + m / (1 - betas[0] ** n) / (root + eps)))
    return torch.tensor(new, dtype=theta.dtype).reshape(theta.shape)
