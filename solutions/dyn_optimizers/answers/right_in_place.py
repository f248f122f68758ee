"""
title = "Everything in place"
"""

import torch


@torch.no_grad()
def sgd_momentum_step(theta, grad, state, lr, momentum):
    velocity = state.setdefault("velocity", torch.zeros_like(theta))
    velocity.mul_(momentum).add_(grad)
    theta.sub_(velocity, alpha=lr)
    return theta


@torch.no_grad()
def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    if "n" not in state:
        state["n"], state["m"], state["s"] = 0, torch.zeros_like(theta), torch.zeros_like(theta)
    state["n"] += 1
    state["m"].mul_(betas[0]).add_(grad, alpha=1 - betas[0])
    state["s"].mul_(betas[1]).addcmul_(grad, grad, value=1 - betas[1])
    theta.mul_(1 - lr * weight_decay)
    root = (state["s"] / (1 - betas[1] ** state["n"])).sqrt_().add_(eps)
    theta.addcdiv_(state["m"], root, value=-lr / (1 - betas[0] ** state["n"]))
    return theta
