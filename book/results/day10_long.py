"""Four configurations trained for 100,000 updates, 0.1 and then 0.01, with train and dev NLL on the way."""

from __future__ import annotations

from typing import Any

import torch

from tendays.language_model import build_dataset, init_params, mean_nll, num_params
from tendays.names_model import split_names, train

SEED = 10  # of the start; the split is Day 9's
UPDATES = 100_000
EVERY = 4000
CONFIGS = [(2, 100, 3), (10, 200, 3), (10, 200, 8), (30, 500, 8)]  # emb, hidden, block_size


def run(seed: int) -> list[dict[str, Any]]:
    """For each configuration, train and dev NLL every 4,000 updates."""
    torch.set_num_threads(1)
    train_words, dev_words, _ = split_names()
    return [follow(config, train_words, dev_words, seed) for config in CONFIGS]


def follow(
    config: tuple[int, int, int], train_words: list[str], dev_words: list[str], seed: int
) -> dict[str, Any]:
    """One configuration: its size, and its curves."""
    seen, unseen = build_dataset(train_words, config[2]), build_dataset(dev_words, config[2])
    generator = torch.Generator().manual_seed(seed)
    params = init_params(*config, generator)
    curves: dict[str, list[float]] = {"updates": [], "train": [], "dev": []}

    def look(step: int) -> None:
        curves["updates"].append(step)
        curves["train"].append(round(mean_nll(params, *seen), 4))
        curves["dev"].append(round(mean_nll(params, *unseen), 4))

    def rate(step: int) -> float:
        return 0.1 if step < UPDATES // 2 else 0.01

    train(params, seen, rate, UPDATES, generator, every=EVERY, look=look)
    emb, hidden, block_size = config
    size = {"emb": emb, "hidden": hidden, "block_size": block_size, "params": num_params(*config)}
    return {**size, **curves}
