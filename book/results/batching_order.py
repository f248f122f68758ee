"""Four ways to walk through the training examples, 20 starts each: dev loss after each of four passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import torch

from tendays.batching import train_on
from tendays.language_model import build_dataset, init_params
from tendays.names_model import Examples, Recipe, nll_stack, split_names, stack

SEED = 6
STARTS = 20
PASSES = 4
BATCH_SIZE = 32
LR = 0.1
Walk = Callable[[int, torch.Generator], torch.Tensor]  # number of examples, generator -> places (STARTS, N)


def in_order(n: int, generator: torch.Generator) -> torch.Tensor:
    """Every model the examples as they stand."""
    return torch.arange(n).expand(STARTS, n)


def shuffled(n: int, generator: torch.Generator) -> torch.Tensor:
    """Every model all examples, in an order of its own."""
    return torch.rand(STARTS, n, generator=generator).argsort(1)


def drawn(n: int, generator: torch.Generator) -> torch.Tensor:
    """As many examples as there are, each drawn from all."""
    return torch.randint(n, (STARTS, n), generator=generator)


def run(seed: int) -> dict[str, Any]:
    """Dev NLL of each start after each pass, and the names of the walks."""
    torch.set_num_threads(1)
    words, dev_words, _ = split_names()
    X, Y = build_dataset(sorted(words), Recipe().block_size)  # as the list of names comes: by the alphabet
    by_target = Y.sort(stable=True).indices
    unseen = build_dataset(dev_words, Recipe().block_size)
    walks: dict[str, tuple[Examples, Walk, bool]] = {
        "sorted by the answer": ((X[by_target], Y[by_target]), in_order, False),
        "sorted by the alphabet": ((X, Y), in_order, False),
        "shuffled once": ((X, Y), shuffled, False),
        "shuffled before each pass": ((X, Y), shuffled, True),
        "drawn with replacement": ((X, Y), drawn, True),
    }
    return {name: ends(*walk, unseen, seed) for name, walk in walks.items()}


def ends(seen: Examples, walk: Walk, anew: bool, unseen: Examples, seed: int) -> list[list[float]]:
    """Dev NLL (PASSES, STARTS)."""
    recipe, generator = Recipe(), torch.Generator().manual_seed(seed)
    sizes = (recipe.emb, recipe.hidden, recipe.block_size)
    models = stack([init_params(*sizes, generator) for _ in range(STARTS)])
    optimizer = torch.optim.SGD(list(models.values()), lr=LR)
    found = []
    order = walk(len(seen[1]), generator)
    for _ in range(PASSES):
        train_on(models, seen, batches(order), optimizer)
        found.append(nll_stack(models, *unseen).mean(1))
        order = walk(len(seen[1]), generator) if anew else order
    return torch.round(torch.stack(found).double(), decimals=4).tolist()


def batches(order: torch.Tensor) -> Iterator[torch.Tensor]:
    """Places (STARTS, BATCH_SIZE), the last perhaps fewer."""
    yield from order.split(BATCH_SIZE, dim=1)
