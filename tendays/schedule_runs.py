"""Networks trained side by side, each under a schedule of its own; and a deep one that wants a slow start."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch.nn import functional

from tendays.language_model import Params
from tendays.names_model import Examples

Forward = Callable[
    [Params, torch.Tensor], torch.Tensor
]  # (params, X (R, B, block_size)) -> logits (R, B, 27)
Look = Callable[[int], None]


def init_residual(
    runs: int, depth: int, width: int, generator: torch.Generator, *, emb: int = 10, block_size: int = 3
) -> Params:
    """R residual networks: an embedding C, `depth` layers W0, W1, … of He's variance, and a last layer."""
    sizes = [emb * block_size, *[width] * depth, 27]
    params = {"C": torch.randn(runs, 27, emb, generator=generator)}
    for i in range(depth + 1):
        std = math.sqrt((2 if i < depth else 1) / sizes[i])
        params[f"W{i}"] = std * torch.randn(runs, sizes[i], sizes[i + 1], generator=generator)
        params[f"b{i}"] = torch.zeros(runs, 1, sizes[i + 1])
    return params


def residual_layers(params: Params, X: torch.Tensor) -> list[torch.Tensor]:
    """What each layer adds, (R, B, width); the first begins the sum, each later one sees the sum so far."""
    C = params["C"]  # (R, 27, emb)
    rows = torch.arange(len(C))[:, None]
    h = C[rows, X.flatten(1)].view(len(C), X.shape[1], -1)  # (R, B, block_size·emb)
    added: list[torch.Tensor] = []
    for i in range(len(params) // 2 - 1):
        added.append(torch.relu(torch.baddbmm(params[f"b{i}"], h, params[f"W{i}"])))
        h = added[-1] if i == 0 else h + added[-1]
    return added


def residual_forward(params: Params, X: torch.Tensor) -> torch.Tensor:
    """Logits (R, B, 27) for contexts (R, B, block_size)."""
    h = torch.stack(residual_layers(params, X)).sum(0)
    last = len(params) // 2 - 1
    return torch.baddbmm(params[f"b{last}"], h, params[f"W{last}"])


def losses(forward: Forward, params: Params, X: torch.Tensor, Y: torch.Tensor) -> torch.Tensor:
    """Mean cross-entropy of each of R networks, (R,), on X (R, B, block_size), Y (R, B), in nats."""
    logits = forward(params, X)
    return functional.cross_entropy(logits.flatten(0, 1), Y.flatten(), reduction="none").view(Y.shape).mean(1)


@torch.no_grad()
def evaluate(forward: Forward, params: Params, examples: Examples) -> torch.Tensor:
    """Mean cross-entropy of each network, (R,), on the same examples for all."""
    X, Y = examples
    runs = len(params["C"])
    return losses(forward, params, X.expand(runs, *X.shape), Y.expand(runs, *Y.shape))


def train_runs(
    forward: Forward,
    params: Params,
    examples: Examples,
    rates: torch.Tensor,
    generator: torch.Generator,
    *,
    starts: int,
    momentum: float = 0.0,
    batch_size: int = 32,
    every: int = 0,
    look: Look | None = None,
) -> torch.Tensor:
    """Update R networks in place, network r at update t with rates[t, r]; their gradients' norms, (T, R).

    rates (T, R). R is a multiple of `starts`: networks r, r + starts, … see the same minibatches. `look(t)`
    is called after t updates, for t = 0, every, 2·every, … up to T.
    """
    X, Y = examples
    runs = len(params["C"])
    velocity = {name: torch.zeros_like(p) for name, p in params.items()}
    norms = []
    for t in range(len(rates) + 1):
        if look is not None and every and t % every == 0:
            look(t)
        if t == len(rates):
            break
        drawn = torch.randint(len(Y), (starts, batch_size), generator=generator).repeat(runs // starts, 1)
        gradients = _gradients(forward, params, X[drawn], Y[drawn])
        squares = [grad.flatten(1).square().sum(1) for grad in gradients.values()]  # each (R,)
        norms.append(torch.stack(squares).sum(0).sqrt())
        for name, grad in gradients.items():
            velocity[name].mul_(momentum).add_(grad)
            params[name].sub_(rates[t].view(-1, *[1] * (grad.dim() - 1)) * velocity[name])
    return torch.stack(norms)


def _gradients(forward: Forward, params: Params, X: torch.Tensor, Y: torch.Tensor) -> Params:
    wanted = {name: p.detach().requires_grad_() for name, p in params.items()}
    # The networks share nothing, so the gradient of the sum is each network's own.
    total = losses(forward, wanted, X, Y).sum()
    return dict(zip(wanted, torch.autograd.grad(total, list(wanted.values())), strict=True))


@torch.no_grad()
def dead_share(params: Params, X: torch.Tensor) -> torch.Tensor:
    """The share of units, (R,), that are 0 for every context of X (N, block_size): nothing reaches them."""
    runs = len(params["C"])
    alive = [(h > 0).any(1) for h in residual_layers(params, X.expand(runs, *X.shape))]  # each (R, width)
    return 1 - torch.cat(alive, dim=1).float().mean(1)
