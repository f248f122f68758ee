"""Day 9's network at several rates, and on 300 names only: dev NLL on the way, 20 starts each."""

from __future__ import annotations

import random
from typing import Any

import torch

from tendays.language_model import build_dataset, init_params
from tendays.names_model import Examples, Recipe, nll_stack, split_names, stack, train_stack

SEED = 9
STARTS = 20
RATES = (0.03, 0.05, 0.1, 0.2, 0.4, 0.8)
FEW = 300
LOOKS_AT = (400, 1_000, 2_000, 5_000, 10_000)
RECIPE = Recipe()


def run(seed: int) -> dict[str, Any]:
    """Dev NLL (rates, looks, starts) on all training names; on 300 of them dev (looks, starts) and train."""
    train_words, dev_words, _ = split_names()
    train, dev = (build_dataset(words, RECIPE.block_size) for words in (train_words, dev_words))
    subsets = [random.Random(seed * 1000 + i).sample(train_words, FEW) for i in range(STARTS)]
    few = [build_dataset(words, RECIPE.block_size) for words in subsets]
    every_100 = tuple(range(0, RECIPE.steps + 1, 100))
    return {
        "starts": STARTS,
        "rates": list(RATES),
        "updates": list(LOOKS_AT),
        "dev": [followed([train], dev, lr, LOOKS_AT, seed) for lr in RATES],
        "few": FEW,
        "few_updates": list(every_100),
        "few_dev": followed(few, dev, RECIPE.lr, every_100, seed),
    }


def followed(
    train: list[Examples], dev: Examples, lr: float, looks_at: tuple[int, ...], seed: int
) -> list[list[float]]:
    """The mean dev NLL of every start after each of the numbers of updates: (looks, starts)."""
    generator = torch.Generator().manual_seed(seed)
    starts = [init_params(RECIPE.emb, RECIPE.hidden, RECIPE.block_size, generator) for _ in range(STARTS)]
    models, seen = stack(starts), []

    def look(step: int) -> None:
        if step in looks_at:
            seen.append([round(nll, 4) for nll in nll_stack(models, *dev).mean(1).tolist()])

    train_stack(models, train, lr, RECIPE.steps, generator, every=100, look=look, progress=True)
    return seen
