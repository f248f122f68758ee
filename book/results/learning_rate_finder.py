"""What a learning-rate finder sees, against what the rates lead to: 20 starts of the names model."""

from __future__ import annotations

from typing import Any

import torch
from torch.nn import functional

from tendays.language_model import Params, build_dataset, forward, init_params, sgd_step
from tendays.lr_finder import lr_finder, suggest_lr
from tendays.names_model import Examples, nll_stack, split_names, stack, train_stack
from tendays.splits import minibatch

SEED = 23
STARTS = 20
CONFIG = (10, 50, 3)
RATES = [round(10 ** (k / 4 - 2), 4) for k in range(12)]  # 0.01 to 5.6
UPDATES = (125, 250, 500, 1000, 2000, 4000)
LENGTHS = (50, 100, 200, 400, 800, 1600)  # of finder runs


def run(seed: int) -> dict[str, Any]:
    """Dev NLL at each rate after several numbers of updates; what short and long finders say, and Adam's."""
    torch.set_num_threads(1)
    train_words, dev_words, _ = split_names()
    seen, unseen = build_dataset(train_words, CONFIG[2]), build_dataset(dev_words, CONFIG[2])
    return {
        "config": list(CONFIG),
        "rates": RATES,
        "updates": list(UPDATES),
        "dev": grid(seen, unseen, seed),
        "finder": {str(steps): [found(seen, start, steps) for start in range(STARTS)] for steps in LENGTHS},
        "adam": [found(seen, start, 400, adam=True) for start in range(STARTS)],
    }


def grid(seen: Examples, unseen: Examples, seed: int) -> dict[str, list[list[float | None]]]:
    """For each number of updates, dev NLL of every rate (rows) and start (columns)."""
    generator = torch.Generator().manual_seed(seed)
    starts = [init_params(*CONFIG, generator) for _ in range(STARTS)]
    models = stack(starts * len(RATES))
    few = unseen[0][:1500], unseen[1][:1500]
    rows: dict[str, list[list[float | None]]] = {}

    def look(step: int) -> None:
        if step in UPDATES:
            rows[str(step)] = rounded(nll_stack(models, *few).mean(1).view(len(RATES), STARTS))

    rates = torch.tensor(RATES).repeat_interleave(STARTS)
    train_stack(models, [seen], rates, UPDATES[-1], generator, every=UPDATES[0], look=look)
    return rows


def found(seen: Examples, seed: int, steps: int, *, adam: bool = False) -> float:
    """The rate that one finder run suggests."""
    generator = torch.Generator().manual_seed(seed)
    params = init_params(*CONFIG, generator)
    if adam:
        optimizer = torch.optim.Adam(params.values())
        lrs, losses = lr_finder(
            lambda lr: adam_step(params, optimizer, minibatch(*seen, 32, generator), lr), 1e-5, 1.0, steps
        )
    else:
        lrs, losses = lr_finder(
            lambda lr: sgd_step(params, *minibatch(*seen, 32, generator), lr), 1e-3, 10.0, steps
        )
    return float(f"{suggest_lr(lrs, losses):.4g}")


def adam_step(params: Params, optimizer: torch.optim.Optimizer, batch: Examples, lr: float) -> float:
    """One update by Adam at this rate; the batch's loss before it."""
    optimizer.param_groups[0]["lr"] = lr
    loss = functional.cross_entropy(forward(params, batch[0]), batch[1])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def rounded(values: torch.Tensor) -> list[list[float | None]]:
    """Four decimals; what is not finite, or above 99, becomes None."""
    return [[round(v, 4) if v == v and v < 99 else None for v in row] for row in values.tolist()]
