"""Sharpness: the largest curvature of a loss, which says up to which rate gradient descent is stable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import torch
from torch import nn
from torch.func import functional_call, grad, hessian, vmap

FlatLoss = Callable[[torch.Tensor], torch.Tensor]  # all parameters in a row (P,) -> ()


def small_mlp(sizes: Sequence[int], seed: int, dtype: torch.dtype = torch.float64) -> nn.Sequential:
    """Linear layers with tanh between them and none at the end, as PyTorch draws them with this seed."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        layers: list[nn.Module] = []
        for n_in, n_out in pairwise(sizes):
            layers += [nn.Linear(n_in, n_out), nn.Tanh()]
    return nn.Sequential(*layers[:-1]).to(dtype)


def flat(model: nn.Module) -> torch.Tensor:
    """All parameters of a model in a row, (P,), as a copy."""
    return torch.cat([p.detach().flatten() for p in model.parameters()])


def flat_loss(
    model: nn.Module, xs: torch.Tensor, ys: torch.Tensor, reduce: FlatLoss = torch.mean
) -> FlatLoss:
    """The mean (or other) of the squared errors on xs (N, d), ys (N,), as a function of all parameters."""
    names = [name for name, _ in model.named_parameters()]
    shapes = [p.shape for p in model.parameters()]
    sizes = [shape.numel() for shape in shapes]

    def loss(theta: torch.Tensor) -> torch.Tensor:
        parts = [part.view(shape) for part, shape in zip(theta.split(sizes), shapes, strict=True)]
        predictions: torch.Tensor = functional_call(model, dict(zip(names, parts, strict=True)), (xs,))
        return reduce((predictions.view_as(ys) - ys) ** 2)

    return loss


def sharpness(loss: FlatLoss, theta: torch.Tensor) -> float:
    """The largest eigenvalue of the second derivatives of `loss` at theta (P,)."""
    return torch.linalg.eigvalsh(hessian(loss)(theta))[-1].item()


def sharpness_many(loss: FlatLoss, thetas: torch.Tensor) -> torch.Tensor:
    """`sharpness` at each of many thetas (S, P), one after the other; (S,), nan where it is not finite."""
    curvature = hessian(loss)
    found = torch.full((len(thetas),), torch.nan, dtype=thetas.dtype)
    for i, theta in enumerate(thetas):
        matrix = curvature(theta)  # (P, P)
        if matrix.isfinite().all():
            found[i] = torch.linalg.eigvalsh(matrix)[-1]
    return found


def descend_many(
    loss: FlatLoss,
    thetas: torch.Tensor,
    rate: Callable[[int], float | torch.Tensor],
    steps: int,
    *,
    look: Callable[[int, torch.Tensor], None] | None = None,
) -> torch.Tensor:
    """Gradient descent from each of thetas (S, P) at the rate of each update; the losses (S, steps + 1).

    `rate(t)` is one rate for all, or one for each, (S, 1).
    `look(t, thetas)` is called after t updates, for every t from 0 to `steps`.
    """
    gradients, losses_at = vmap(grad(loss)), vmap(loss)
    losses = []
    for t in range(steps + 1):
        losses.append(losses_at(thetas))  # (S,)
        if look is not None:
            look(t, thetas)
        if t < steps:
            thetas = thetas - rate(t) * gradients(thetas)
    return torch.stack(losses, dim=1)
