"""Two optimizers by hand: gradient descent with momentum, and Adam with decoupled weight decay (AdamW)."""

from __future__ import annotations

from typing import Any

import torch

State = dict[str, Any]  # what an optimizer remembers of one parameter; {} before its first step
Rate = float | torch.Tensor  # a tensor must broadcast with theta: a rate for each of several models


@torch.no_grad()
def sgd_momentum_step(
    theta: torch.Tensor, grad: torch.Tensor, state: State, lr: Rate, momentum: float
) -> torch.Tensor:
    """The new theta after one step along the velocity, which is kept in `state`; theta stays as it is.

    momentum: what is kept of the velocity at each step, from 0 to below 1; 0 is plain gradient descent
    """
    velocity = grad if not state else momentum * state["velocity"] + grad
    state["velocity"] = velocity.clone()
    return theta - lr * velocity


@torch.no_grad()
def adamw_step(
    theta: torch.Tensor,
    grad: torch.Tensor,
    state: State,
    lr: Rate,
    betas: tuple[float, float],
    eps: float,
    weight_decay: float,
) -> torch.Tensor:
    """The new theta after one step of AdamW, whose two means are kept in `state`; theta stays as it is.

    betas: what is kept of the mean gradient and of the mean squared gradient at each step, below 1
    """
    if not state:
        state.update(step=0, mean=torch.zeros_like(grad), square=torch.zeros_like(grad))
    state["step"] += 1
    for name, beta, value in (("mean", betas[0], grad), ("square", betas[1], grad * grad)):
        state[name] = beta * state[name] + (1 - beta) * value
    mean, square = (
        state[name] / (1 - beta ** state["step"])
        for name, beta in zip(("mean", "square"), betas, strict=True)
    )
    return (1 - lr * weight_decay) * theta - lr * mean / (square.sqrt() + eps)
