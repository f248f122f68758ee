"""The best rate of Adam at three widths, in the standard parametrisation and in muP, over 20 starts."""

from __future__ import annotations

from typing import Any, get_args

import torch

from tendays.language_model import build_dataset
from tendays.names_model import Examples, split_names
from tendays.width import BLOCK_SIZE, Parametrisation, init_wide, losses, rate_factors, train_wide

SEED = 22  # of the first start; the split is Day 9's
STARTS = 20
WIDTHS = (32, 128, 512)
RATES = tuple(2.0**power for power in range(-12, -3))
UPDATES = 300
SHOWN = 4000  # train examples on which the loss at the end is measured, the same for all
NOTHING = 99.0  # stands for a loss that is larger, or no number


def run(seed: int) -> dict[str, Any]:
    """Train and dev loss after 300 updates: for each parametrisation, width, rate and start."""
    torch.set_num_threads(1)
    train_words, dev_words, _ = split_names()
    seen, unseen = build_dataset(train_words, BLOCK_SIZE), build_dataset(dev_words, BLOCK_SIZE)
    found = {
        how: {str(width): [measured(width, how, lr, seen, unseen, seed) for lr in RATES] for width in WIDTHS}
        for how in get_args(Parametrisation)
    }
    return {"rates": list(RATES), "updates": UPDATES, "found": found}


def measured(
    width: int, how: Parametrisation, lr: float, seen: Examples, unseen: Examples, seed: int
) -> dict[str, list[float]]:
    """The losses of each start, in nats."""
    generators = [torch.Generator().manual_seed(seed + start) for start in range(STARTS)]
    params = init_wide(width, how, generators)
    train_wide(params, seen, lr, rate_factors(width, how), UPDATES, generators)
    places = torch.randperm(len(seen[1]), generator=torch.Generator().manual_seed(seed))[:SHOWN]
    return {"train": at_the_end(params, seen[0][places], seen[1][places]), "dev": at_the_end(params, *unseen)}


@torch.no_grad()
def at_the_end(params: dict[str, torch.Tensor], X: torch.Tensor, Y: torch.Tensor) -> list[float]:
    """The loss of each model on the same examples, four decimals."""
    found = losses(params, X.expand(STARTS, -1, -1), Y.expand(STARTS, -1))
    return torch.round(found.double().nan_to_num(NOTHING).clamp(max=NOTHING), decimals=4).tolist()
