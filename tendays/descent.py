"""Gradient descent as a path: every point on the way, for one rate or for many at once."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor


def gradient_descent(
    grad: Callable[[Tensor], Tensor], theta0: Tensor, lr: float | Tensor, steps: int
) -> Tensor:
    """The points that gradient descent visits: theta0, then the point after each step, (steps + 1, *).

    grad: from points (*, d) to the gradients there, (*, d); lr: the rate, or one for each row of theta0 as
    (R, 1). Asks for the gradient once a step; nothing is recorded by autograd.
    """
    path = [theta0.detach()]
    for _ in range(steps):
        path.append(path[-1] - lr * grad(path[-1]).detach())
    return torch.stack(path)


def slope_of(loss: Callable[[Tensor], Tensor]) -> Callable[[Tensor], Tensor]:
    """The gradient of a loss (*, d) -> (*,) by autograd, as a function (*, d) -> (*, d)."""

    def slope(theta: Tensor) -> Tensor:
        theta = theta.detach().requires_grad_()
        return torch.autograd.grad(loss(theta).sum(), theta)[0]

    return slope


def descents(
    loss: Callable[[Tensor], Tensor], start: Tensor, rates: Tensor, steps: int
) -> tuple[Tensor, Tensor]:
    """From one start (d,) at all `rates` (R,): paths (R, steps + 1, d), losses on them (R, steps + 1)."""
    starts = start.expand(len(rates), -1)  # (R, d)
    paths = gradient_descent(slope_of(loss), starts, rates[:, None], steps).transpose(0, 1)
    return paths, loss(paths)
