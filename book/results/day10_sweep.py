"""Configurations of the language model of names: 20 starts of each, 4,000 updates, 0.1 and then 0.01."""

from __future__ import annotations

from typing import Any

import torch

from tendays.language_model import build_dataset, init_params, num_params
from tendays.names_model import nll_stack, split_names, stack, train_stack

SEED = 10  # of the starts; the split is Day 9's
STARTS = 20
UPDATES = 4000
CONFIGS = [  # emb, hidden, block_size, batch_size
    (2, 100, 3, 32),
    (2, 200, 3, 32),
    (10, 50, 3, 32),
    (10, 100, 3, 32),
    (10, 200, 1, 32),
    (10, 200, 2, 32),
    (10, 200, 3, 8),
    (10, 200, 3, 32),
    (10, 200, 3, 64),
    (10, 200, 5, 32),
    (10, 200, 8, 32),
    (10, 500, 3, 32),
    (30, 200, 3, 32),
    (30, 500, 8, 32),
]
VOWELS = [1, 5, 9, 15, 21]


def step_in_half(step: int) -> float:
    """The rate: 0.1 in the first half, 0.01 in the second."""
    return 0.1 if step < UPDATES // 2 else 0.01


def run(seed: int) -> dict[str, Any]:
    """Train and dev NLL of each start of each configuration, and the letters' places where they have two."""
    torch.set_num_threads(1)
    train_words, dev_words, _ = split_names()
    rows, places = [], []
    for emb, hidden, block_size, batch_size in CONFIGS:
        generator = torch.Generator().manual_seed(seed)
        models = stack([init_params(emb, hidden, block_size, generator) for _ in range(STARTS)])
        seen, unseen = build_dataset(train_words, block_size), build_dataset(dev_words, block_size)
        train_stack(models, [seen], step_in_half, UPDATES, generator, batch_size=batch_size)
        sample = [part[:: len(part) // 5000] for part in seen]
        rows.append(
            {
                "emb": emb,
                "hidden": hidden,
                "block_size": block_size,
                "batch_size": batch_size,
                "params": num_params(emb, hidden, block_size),
                "train": rounded(nll_stack(models, *sample).mean(1)),
                "dev": rounded(nll_stack(models, *unseen).mean(1)),
            }
        )
        if (emb, hidden) == (2, 100):
            places = models["C"].detach()  # (20, 27, 2)
    return {"rows": rows, "places": rounded(places[0]), "nearer": [vowels_apart(C) for C in places]}


def vowels_apart(C: torch.Tensor) -> float:
    """Mean distance from vowel to vowel, over that from vowel to consonant, for embeddings C (27, emb)."""
    distance = torch.cdist(C, C)
    others = [i for i in range(1, 27) if i not in VOWELS]
    among = distance[VOWELS][:, VOWELS].sum() / (len(VOWELS) * (len(VOWELS) - 1))
    return round((among / distance[VOWELS][:, others].mean()).item(), 4)


def rounded(values: torch.Tensor) -> Any:
    """Plain numbers of four decimals."""
    return torch.round(values.double(), decimals=4).tolist()
