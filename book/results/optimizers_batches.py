"""Three optimizers with small and with large minibatches, the same few updates, 20 starts at eight rates."""

from __future__ import annotations

from typing import Any

import torch

from tendays.language_model import build_dataset, init_params
from tendays.names_model import Examples, split_names
from tendays.optimizer_runs import STEPS, Plan, plain, trained

SEED = 6  # of the starts and batches; the split is Day 9's
STARTS = 20
AT_ONCE = 5  # starts side by side: large batches take memory
SIZES = (10, 100, 3)  # Day 9's network
PLANS = {"32": Plan(120, batch_size=32), "1024": Plan(120, batch_size=1024)}
LOWEST = {"SGD": 0.2, "momentum": 0.02, "Adam": 0.004}  # each rate is twice the one before it
RATES = {name: [lowest * 2**k for k in range(8)] for name, lowest in LOWEST.items()}


def run(seed: int) -> dict[str, Any]:
    """For each optimizer its rates, and for each batch size the dev NLL at the end, (rates, starts)."""
    torch.set_num_threads(1)
    train_words, dev_words, _ = split_names()
    seen, unseen = (build_dataset(words, SIZES[2]) for words in (train_words, dev_words))
    return {
        name: {
            "rates": RATES[name],
            "dev": {size: ends(name, plan, seen, unseen, seed) for size, plan in PLANS.items()},
        }
        for name in STEPS
    }


def ends(name: str, plan: Plan, seen: Examples, unseen: Examples, seed: int) -> list[list[float]]:
    """Dev NLL after the last update, (rates, starts); equal starts and batches for all optimizers."""
    generator = torch.Generator().manual_seed(seed)
    found = []
    for _ in range(STARTS // AT_ONCE):
        starts = [init_params(*SIZES, generator) for _ in range(AT_ONCE)]
        _, looks = trained(STEPS[name], starts, RATES[name], seen, unseen, plan, generator)
        found.append(looks[-1])
    return plain(torch.cat(found, dim=1))
