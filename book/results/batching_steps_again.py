"""A second round of `batching_steps`, with rates beyond the ends of the first, over the same 20 starts."""

from __future__ import annotations

import time
from statistics import median
from typing import Any

import torch

from tendays.batching import train_on
from tendays.language_model import build_dataset, init_params, sgd_step
from tendays.names_model import Examples, Recipe, nll_stack, split_names, stack
from tendays.splits import minibatch

SEED = 6  # of the starts
STARTS = 20
TARGET = 2.3  # nats on the dev names
RATES = {  # tried for each batch size
    1: (1 / 128, 1 / 64),
    4: (1 / 32, 1 / 16),
    16: (1 / 16, 1 / 8),
    64: (1 / 2, 1.0),
    256: (1.0, 2.0),
    1024: (2.0, 4.0),
    4096: (2.0, 4.0),
}
CLOSER = 1.08  # each look comes after so many times as many updates as the last
MOST = 2_000_000  # examples, after which a start counts as not having arrived


def run(seed: int) -> dict[str, Any]:
    """For each batch size: the updates of each start to the target at each rate; seconds for one update."""
    torch.set_num_threads(1)
    seen, unseen = (build_dataset(words, Recipe().block_size) for words in split_names()[:2])
    return {
        "target": TARGET,
        "batch_sizes": list(RATES),
        "rates": [list(rates) for rates in RATES.values()],
        "steps": [[arrivals(B, lr, seen, unseen, seed) for lr in rates] for B, rates in RATES.items()],
        "seconds": [seconds_of_a_step(B, seen) for B in RATES],
    }


def starts(count: int, generator: torch.Generator) -> list[Any]:
    """Day 9's network, drawn `count` times."""
    recipe = Recipe()
    return [init_params(recipe.emb, recipe.hidden, recipe.block_size, generator) for _ in range(count)]


def arrivals(batch_size: int, lr: float, seen: Examples, unseen: Examples, seed: int) -> list[int | None]:
    """After how many updates each start was first seen at the target or below; None: never."""
    generator = torch.Generator().manual_seed(seed)
    models = stack(starts(STARTS, generator))
    arrived: list[int | None] = [None] * STARTS
    most = min(MOST // batch_size, 120_000)
    due = 10

    def look(t: int) -> bool:
        nonlocal due
        if t < due:
            return False
        due = max(t + 1, round(CLOSER * t))
        for m, loss in enumerate(nll_stack(models, *unseen).mean(1).tolist()):
            if loss <= TARGET and arrived[m] is None:
                arrived[m] = t
        return None not in arrived

    drawn = (torch.randint(len(seen[1]), (STARTS, batch_size), generator=generator) for _ in range(most))
    train_on(models, seen, drawn, torch.optim.SGD(list(models.values()), lr=lr), look)
    return arrived


def seconds_of_a_step(batch_size: int, seen: Examples) -> float:
    """The median processor time of an update of one network, drawing its batch included."""
    generator = torch.Generator().manual_seed(0)
    (params,) = starts(1, generator)
    times = []
    for _ in range(max(60, min(1000, 100_000 // batch_size))):
        start = time.process_time()
        sgd_step(params, *minibatch(*seen, batch_size, generator), 0.01)
        times.append(time.process_time() - start)
    return round(median(times), 7)
