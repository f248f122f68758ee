"""
title = "The powers of the betas are kept as products, the means by lerp"
"""

import torch


def sgd_momentum_step(theta, grad, state, lr, momentum):
    state["v"] = torch.add(grad, state["v"], alpha=momentum) if "v" in state else grad.detach().clone()
    return torch.sub(theta, state["v"], alpha=lr)


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    for name, beta, value in (("mean", betas[0], grad), ("square", betas[1], grad**2)):
        old, left = state.get(name, (torch.zeros_like(grad), 1.0))
        state[name] = (torch.lerp(old, value, 1 - beta), left * beta)
    (mean, left1), (square, left2) = state["mean"], state["square"]
    decayed = theta - lr * weight_decay * theta
    return decayed - lr * (mean / (1 - left1)) / (torch.sqrt(square / (1 - left2)) + eps)
