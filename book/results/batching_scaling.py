"""Dev loss after 65,536 examples for every batch size and rate, with SGD and with Adam, over 20 starts."""

from __future__ import annotations

from typing import Any

import torch

from tendays.batching import train_on
from tendays.language_model import build_dataset, init_params
from tendays.names_model import Examples, Recipe, nll_stack, split_names, stack

SEED = 6  # of the starts, the same for every batch size and rate; the split is Day 9's
STARTS = 20
BUDGET = 65_536  # examples in each training, about 2.3 passes
LOOKS = 16  # evenly spaced
BATCH_SIZES = (8, 32, 128, 512, 2048)
OPTIMIZERS: dict[str, tuple[Any, list[float]]] = {
    "SGD": (torch.optim.SGD, [2.0**k for k in range(-7, 3)]),
    "Adam": (torch.optim.Adam, [2.0**k for k in range(-13, -2)]),
}
LARGEST = 99.0  # nats; stands for anything larger, and for no number at all


def run(seed: int) -> dict[str, Any]:
    """For each optimizer, the rates and for each batch size and rate the mean curve and each start's end."""
    torch.set_num_threads(1)
    seen, unseen = (build_dataset(words, Recipe().block_size) for words in split_names()[:2])
    return {
        "budget": BUDGET,
        "examples": len(seen[1]),
        "batch_sizes": list(BATCH_SIZES),
        "grids": {
            name: {
                "rates": rates,
                "cells": [[cell(make, B, lr, seen, unseen, seed) for lr in rates] for B in BATCH_SIZES],
            }
            for name, (make, rates) in OPTIMIZERS.items()
        },
    }


def cell(
    make: Any, batch_size: int, lr: float, seen: Examples, unseen: Examples, seed: int
) -> dict[str, Any]:
    """One batch size and rate: mean dev NLL at each look, and the last one of each start."""
    recipe, generator = Recipe(), torch.Generator().manual_seed(seed)
    sizes = (recipe.emb, recipe.hidden, recipe.block_size)
    models = stack([init_params(*sizes, generator) for _ in range(STARTS)])
    steps = BUDGET // batch_size
    found = [nll_stack(models, *unseen).mean(1)]

    def look(t: int) -> bool:
        if t % (steps // LOOKS) == 0:
            found.append(nll_stack(models, *unseen).mean(1))
        return not bool(found[-1].isfinite().any())

    drawn = (torch.randint(len(seen[1]), (STARTS, batch_size), generator=generator) for _ in range(steps))
    train_on(models, seen, drawn, make(list(models.values()), lr=lr), look)
    found += [found[-1]] * (LOOKS + 1 - len(found))  # nothing comes back from being no number
    curves = torch.stack(found, 1).nan_to_num(LARGEST, posinf=LARGEST).clamp(max=LARGEST)
    return {"curve": rounded(curves.mean(0)), "ends": rounded(curves[:, -1])}


def rounded(values: torch.Tensor) -> Any:
    """Plain numbers of four decimals."""
    return torch.round(values.double(), decimals=4).tolist()
