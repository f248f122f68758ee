"""One optimizer at several learning rates and from several starts, all networks side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch.nn import functional

from tendays.language_model import Params
from tendays.names_model import Examples, forward_stack, nll_stack, stack
from tendays.optimizers import State, adamw_step, sgd_momentum_step

Step = Callable[[torch.Tensor, torch.Tensor, State, torch.Tensor], torch.Tensor]
STEPS: dict[str, Step] = {
    "SGD": lambda theta, grad, state, lr: sgd_momentum_step(theta, grad, state, lr, 0.0),
    "momentum": lambda theta, grad, state, lr: sgd_momentum_step(theta, grad, state, lr, 0.9),
    "Adam": lambda theta, grad, state, lr: adamw_step(theta, grad, state, lr, (0.9, 0.999), 1e-8, 0.0),
}


@dataclass(frozen=True)
class Plan:
    """How all networks are trained: batches of `batch_size`, at a constant rate or at one that falls to 0."""

    updates: int
    batch_size: int = 32
    falling: bool = True
    every: int = 0  # updates between two looks at the dev loss; 0: only after the last


def trained(
    step: Step,
    starts: Sequence[Params],
    rates: Sequence[float],
    seen: Examples,
    unseen: Examples,
    plan: Plan,
    generator: torch.Generator,
) -> tuple[Params, list[torch.Tensor]]:
    """R·S networks at the end, stacked rate by rate, and at each look the dev NLL, (R, S).

    Start s has the same first weights and the same minibatches at every one of the R rates.
    """
    models = stack(list(starts) * len(rates))
    states: dict[str, State] = {key: {} for key in models}
    each = torch.tensor(rates).repeat_interleave(len(starts))  # (R·S,)
    X, Y = seen
    looks = []
    for update in range(plan.updates):
        if plan.every and update % plan.every == 0:
            looks.append(mean_losses(models, unseen, len(rates)))
        drawn = torch.randint(len(Y), (len(starts), plan.batch_size), generator=generator)  # (S, B)
        drawn = drawn.repeat(len(rates), 1)  # (R·S, B)
        now = each * (1 - update / plan.updates) if plan.falling else each
        models = updated(models, states, step, X[drawn], Y[drawn], now)
    return models, [*looks, mean_losses(models, unseen, len(rates))]


def updated(
    models: Params,
    states: dict[str, State],
    step: Step,
    X: torch.Tensor,
    Y: torch.Tensor,
    rates: torch.Tensor,
) -> Params:
    """All M models after one update, each on its batch X (M, B, block_size), Y (M, B), at its rate (M,)."""
    logits = forward_stack(models, X)  # (M, B, 27)
    losses = functional.cross_entropy(logits.flatten(0, 1), Y.flatten(), reduction="none")  # (M·B,)
    # The models share nothing, so the gradient of the sum is each model's own.
    gradients = torch.autograd.grad(losses.view(Y.shape).mean(1).sum(), list(models.values()))
    return {
        key: step(theta, grad, states[key], rates.view(-1, *[1] * (theta.dim() - 1))).requires_grad_()
        for (key, theta), grad in zip(models.items(), gradients, strict=True)
    }


def mean_losses(models: Params, examples: Examples, rates: int) -> torch.Tensor:
    """The mean NLL of each network, (R, S), in nats; 99 stands for anything larger, or no number."""
    means = nll_stack(models, *examples).double().mean(1).view(rates, -1)
    return means.nan_to_num(99.0, 99.0).clamp(max=99.0)


def plain(losses: torch.Tensor) -> list[list[float]]:
    """Losses (R, S) as numbers of four decimals."""
    rounded: list[list[float]] = torch.round(losses, decimals=4).tolist()
    return rounded
