"""
title = "Every gradient is kept, and weighed anew at each step"
"""

import torch


def weighed(gradients, beta):
    """The mean of all gradients so far, each old step counting beta times as much as the next."""
    weights = torch.tensor([beta**age for age in reversed(range(len(gradients)))], dtype=gradients[0].dtype)
    return torch.tensordot(weights / weights.sum(), torch.stack(gradients), dims=1)


def sgd_momentum_step(theta, grad, state, lr, momentum):
    state.setdefault("gradients", []).append(grad.clone())
    ages = range(len(state["gradients"]) - 1, -1, -1)
    return theta - lr * sum(momentum**age * g for age, g in zip(ages, state["gradients"]))


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    gradients = state.setdefault("gradients", [])
    gradients.append(grad.clone())
    mean = weighed(gradients, betas[0])
    square = weighed([g * g for g in gradients], betas[1])
    return theta * (1 - lr * weight_decay) - lr * mean / (torch.sqrt(square) + eps)
