"""Three optimizers on the model of names, each at nine rates, constant or falling to 0, over 20 starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch.nn import functional

from tendays.language_model import Params, build_dataset, init_params
from tendays.names_model import Examples, forward_stack, nll_stack, split_names, stack
from tendays.optimizers import State, adamw_step, sgd_momentum_step

SEED = 6  # of the starts and batches; the split is Day 9's
STARTS = 20
UPDATES = 3000
EVERY = 500
SIZES = (10, 100, 3)  # Day 9's network
LOWEST = {"SGD": 0.025, "momentum": 0.0025, "Adam": 0.0005}  # each rate is twice the one before it
RATES = 9
Step = Callable[[torch.Tensor, torch.Tensor, State, torch.Tensor], torch.Tensor]
STEPS: dict[str, Step] = {
    "SGD": lambda theta, grad, state, lr: sgd_momentum_step(theta, grad, state, lr, 0.0),
    "momentum": lambda theta, grad, state, lr: sgd_momentum_step(theta, grad, state, lr, 0.9),
    "Adam": lambda theta, grad, state, lr: adamw_step(theta, grad, state, lr, (0.9, 0.999), 1e-8, 0.0),
}


def run(seed: int) -> dict[str, Any]:
    """For each optimizer its rates, and under each schedule the dev NLL on the way and the train NLL."""
    torch.set_num_threads(1)
    train_words, dev_words, _ = split_names()
    seen, unseen = (build_dataset(words, SIZES[2]) for words in (train_words, dev_words))
    return {
        name: {
            "rates": [LOWEST[name] * 2**k for k in range(RATES)],
            "constant": trained(name, seen, unseen, seed, falling=False),
            "falling": trained(name, seen, unseen, seed, falling=True),
        }
        for name in STEPS
    }


def trained(name: str, seen: Examples, unseen: Examples, seed: int, *, falling: bool) -> dict[str, Any]:
    """Dev NLL (looks, rates, starts) every 500 updates, train NLL (rates, starts) on 4,000 examples.

    Start s draws the same network and the same batches at every rate and for every optimizer.
    """
    generator = torch.Generator().manual_seed(seed)
    starts = [init_params(*SIZES, generator) for _ in range(STARTS)]
    models = stack(starts * RATES)
    states: dict[str, State] = {key: {} for key in models}
    rates = torch.tensor([LOWEST[name] * 2**k for k in range(RATES)]).repeat_interleave(STARTS)  # (M,)
    X, Y = seen
    looks = []
    for step in range(UPDATES):
        if step % EVERY == 0:
            looks.append(shaped(nll_stack(models, *unseen)))
        drawn = torch.randint(len(Y), (STARTS, 32), generator=generator).repeat(RATES, 1)  # (M, B)
        now = rates * (1 - step / UPDATES) if falling else rates
        models = updated(models, states, STEPS[name], X[drawn], Y[drawn], now)
    few = torch.randperm(len(Y), generator=generator)[:4000]
    looks.append(shaped(nll_stack(models, *unseen)))
    return {"dev": looks, "train": shaped(nll_stack(models, X[few], Y[few]))}


def updated(
    models: Params,
    states: dict[str, State],
    step: Step,
    X: torch.Tensor,
    Y: torch.Tensor,
    rates: torch.Tensor,
) -> Params:
    """All M models after one update, each on its batch X (M, B, 3), Y (M, B), at its rate (M,)."""
    logits = forward_stack(models, X)  # (M, B, 27)
    losses = functional.cross_entropy(logits.flatten(0, 1), Y.flatten(), reduction="none")  # (M·B,)
    gradients = torch.autograd.grad(losses.view(Y.shape).mean(1).sum(), list(models.values()))
    return {
        key: step(theta, grad, states[key], rates.view(-1, *[1] * (theta.dim() - 1))).requires_grad_()
        for (key, theta), grad in zip(models.items(), gradients, strict=True)
    }


def shaped(nll: torch.Tensor) -> list[list[float]]:
    """The mean over the examples, (rates, starts), four decimals; 99 stands for more, or no number."""
    means = nll.double().mean(1).view(RATES, STARTS).nan_to_num(99.0, 99.0).clamp(max=99.0)
    return torch.round(means, decimals=4).tolist()
