"""Where a loss is level: critical points of a small network, and which way the ground bends there."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

Loss = Callable[[Tensor], Tensor]  # (P,) -> ()
LEVEL = 1e-8  # a gradient no longer than this is taken for 0
FAR = 30.0  # parameters beyond are on their way to infinity, where tanh is flat
BENT = 1e-6  # curvatures nearer to 0 than this, relative to the largest, are taken for 0


def tanh_loss(theta: Tensor, X: Tensor, Y: Tensor) -> Tensor:
    """Mean squared error of tanh neurons and their weighted sum, for inputs X (N, n) and targets Y (N,).

    theta (m·(n + 2) + 1,): of m neurons the weights (m, n), the biases (m,) and the weights of the sum (m,),
    then the sum's bias.
    """
    n = X.shape[1]
    m = (len(theta) - 1) // (n + 2)
    weights, bias, last = theta[: m * n].view(m, n), theta[m * n : -m - 1], theta[-m - 1 : -1]
    outputs = torch.tanh(X @ weights.T + bias) @ last + theta[-1]  # (N,)
    return ((outputs - Y) ** 2).mean()


def index_of(curvatures: Tensor) -> int:
    """How many of the curvatures (P,), the eigenvalues of a Hessian, are below 0 by more than rounding."""
    return int((curvatures < -BENT * curvatures.abs().max()).sum())


def critical_points(loss: Loss, starts: Tensor, rounds: int = 400) -> Tensor:
    """Points (K, P) at which the gradient is 0, of whatever kind, looked for from starts (S, P); K <= S.

    Levenberg and Marquardt's method looks for roots of the gradient, with the Hessian as its slope: a step
    is kept where it makes the gradient shorter, and is shorter after one that did not.
    """
    slopes, bends = torch.func.vmap(torch.func.grad(loss)), torch.func.vmap(torch.func.hessian(loss))
    theta, gradients = starts, slopes(starts)
    damping = torch.ones(len(starts), 1, 1, dtype=starts.dtype)
    unit = torch.eye(starts.shape[1], dtype=starts.dtype)
    for _ in range(rounds):
        bend = bends(theta)  # (S, P, P)
        step = torch.linalg.solve(bend @ bend + damping * unit, bend @ gradients[..., None])[..., 0]
        tried = slopes(theta - step)
        better = tried.norm(dim=1, keepdim=True) < gradients.norm(dim=1, keepdim=True)  # (S, 1)
        theta = torch.where(better, theta - step, theta)
        gradients = torch.where(better, tried, gradients)
        damping = torch.where(better[..., None], damping / 3, damping * 3).clamp(1e-12, 1e6)
    found = (gradients.norm(dim=1) < LEVEL) & (theta.abs().amax(dim=1) < FAR)
    return theta[found]
