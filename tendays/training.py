"""Gradient descent on a whole data set: one network, or many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import nn
from tqdm import trange


def train(model: nn.Module, xs: torch.Tensor, ys: torch.Tensor, lr: float, steps: int) -> list[float]:
    """Update `model` in place on xs (N, d), ys (N,); returned is the squared error before each update."""
    losses = []
    for _ in range(steps):
        predictions = model(xs)  # (N,)
        loss = ((predictions - ys) ** 2).sum()  # ()
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                if p.grad is not None:
                    p.sub_(lr * p.grad)
        losses.append(loss.item())
    return losses


@dataclass(frozen=True)
class Runs:
    """What `train_many` saw: losses before each of T updates and after the last; the last predictions."""

    rates: torch.Tensor  # (R,)
    losses: torch.Tensor  # (R, S, T + 1)
    predictions: torch.Tensor  # (R, S, N)


def train_many(
    models: Sequence[nn.Module],
    xs: torch.Tensor,
    ys: torch.Tensor,
    rates: Sequence[float],
    steps: int,
    *,
    zero_grad: bool = True,
    progress: bool = False,
) -> Runs:
    """`train` for each of R rates from each of S models, all R·S at once; the models are left as they are.

    The models must be alike in shape. With `zero_grad=False` the gradients of all steps so far add up, as
    they do when `model.zero_grad()` is forgotten. `progress` shows a bar.
    """
    lr = torch.tensor(rates, dtype=xs.dtype)  # (R,)
    thetas = _stacked(models, len(lr))
    totals = [torch.zeros_like(theta) for theta in thetas.values()]
    losses = []
    for _ in trange(steps, disable=not progress, desc=f"{len(lr)} rates × {len(models)} starts"):
        predictions = _predict_all(models[0], thetas, xs)  # (R, S, N)
        loss = ((predictions - ys) ** 2).sum(-1)  # (R, S)
        gradients = torch.autograd.grad(
            loss.sum(), list(thetas.values())
        )  # runs share nothing: each gets its own
        losses.append(loss.detach())
        with torch.no_grad():
            for theta, total, gradient in zip(thetas.values(), totals, gradients, strict=True):
                total.mul_(0 if zero_grad else 1).add_(gradient)
                theta -= lr.view(-1, *[1] * (theta.dim() - 1)) * total
    with torch.no_grad():
        predictions = _predict_all(models[0], thetas, xs)
        losses.append(((predictions - ys) ** 2).sum(-1))
    return Runs(lr, torch.stack(losses, dim=-1), predictions)


def _stacked(models: Sequence[nn.Module], copies: int) -> dict[str, torch.Tensor]:
    """Each parameter of all models as one tensor (copies, S, *shape) that wants a gradient."""
    stacked, _ = torch.func.stack_module_state(list(models))
    return {
        name: theta.detach().expand(copies, *theta.shape).clone().requires_grad_()
        for name, theta in stacked.items()
    }


def _predict_all(model: nn.Module, thetas: dict[str, torch.Tensor], xs: torch.Tensor) -> torch.Tensor:
    """(R, S, N): what the model says to xs with each of the R·S sets of parameters."""

    def predict(theta: dict[str, torch.Tensor]) -> torch.Tensor:
        return torch.func.functional_call(model, theta, (xs,))

    return torch.func.vmap(torch.func.vmap(predict))(thetas)
