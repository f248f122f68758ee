"""Three optimizers on the model of names, each at nine rates, constant or falling to 0, over 20 starts."""

from __future__ import annotations

from typing import Any

import torch

from tendays.language_model import build_dataset, init_params
from tendays.names_model import Examples, split_names
from tendays.optimizer_runs import STEPS, Plan, mean_losses, plain, trained

SEED = 6  # of the starts and batches; the split is Day 9's
STARTS = 20
SIZES = (10, 100, 3)  # Day 9's network
LOWEST = {"SGD": 0.025, "momentum": 0.0025, "Adam": 0.0005}  # each rate is twice the one before it
RATES = {name: [lowest * 2**k for k in range(9)] for name, lowest in LOWEST.items()}
PLANS = {falling: Plan(3000, falling=falling, every=500) for falling in (False, True)}


def run(seed: int) -> dict[str, Any]:
    """For each optimizer its rates, and under each schedule the dev NLL on the way and the train NLL."""
    torch.set_num_threads(1)
    train_words, dev_words, _ = split_names()
    seen, unseen = (build_dataset(words, SIZES[2]) for words in (train_words, dev_words))
    return {
        name: {
            "rates": RATES[name],
            "constant": losses(name, PLANS[False], seen, unseen, seed),
            "falling": losses(name, PLANS[True], seen, unseen, seed),
        }
        for name in STEPS
    }


def losses(name: str, plan: Plan, seen: Examples, unseen: Examples, seed: int) -> dict[str, Any]:
    """Dev NLL (looks, rates, starts), and train NLL (rates, starts) on 4,000 examples; the same starts."""
    generator = torch.Generator().manual_seed(seed)
    starts = [init_params(*SIZES, generator) for _ in range(STARTS)]
    models, looks = trained(STEPS[name], starts, RATES[name], seen, unseen, plan, generator)
    few = torch.randperm(len(seen[1]), generator=generator)[:4000]
    found = mean_losses(models, (seen[0][few], seen[1][few]), len(RATES[name]))
    return {"dev": [plain(look) for look in looks], "train": plain(found)}
