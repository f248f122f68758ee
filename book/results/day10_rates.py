"""Four schedules over 20 starts, and what each way of reading a finder's curve leads to, over 24 runs."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import torch

from tendays.language_model import build_dataset, init_params, sgd_step
from tendays.lr_finder import lr_finder, smoothed
from tendays.names_model import Examples, Rate, Recipe, nll_stack, split_names, stack, train_stack
from tendays.splits import minibatch

SEED = 10  # of the starts; the split is Day 9's
STARTS = 20
UPDATES = 6000
RUNS = 24
AFTER = 5000  # updates with the rate that was read off
CONFIG = (10, 200, 3)
SCHEDULES: dict[str, Rate] = {
    "0.1 throughout": 0.1,
    "0.01 throughout": 0.01,
    "0.1, then 0.01": lambda step: 0.1 if step < UPDATES // 2 else 0.01,
    "cosine from 0.1": lambda step: 0.1 * 0.5 * (1 + math.cos(math.pi * step / UPDATES)),
}


def run(seed: int) -> dict[str, Any]:
    """Dev NLL on the way under each schedule; rates read off 24 finder runs, and what they give."""
    torch.set_num_threads(1)
    train_words, dev_words, _ = split_names()
    seen, unseen = build_dataset(train_words, CONFIG[2]), build_dataset(dev_words, CONFIG[2])
    return {
        "schedules": {name: curves(rate, seen, unseen, seed) for name, rate in SCHEDULES.items()},
        "day09": day09(seen, unseen, seed),
        "rules": {str(top): followed(top, seen, unseen, seed) for top in (1.0, 10.0)},
    }


def curves(rate: Rate, seen: Examples, unseen: Examples, seed: int) -> list[list[float]]:
    """Dev NLL of each start, every 200 updates."""
    generator = torch.Generator().manual_seed(seed)
    models = stack([init_params(*CONFIG, generator) for _ in range(STARTS)])
    found: list[torch.Tensor] = []
    train_stack(
        models,
        [seen],
        rate,
        UPDATES,
        generator,
        every=200,
        look=lambda _: found.append(nll_stack(models, *unseen).mean(1)),
    )
    return rounded(torch.stack(found, 1))


def day09(seen: Examples, unseen: Examples, seed: int) -> list[float]:
    """Dev NLL of 20 starts trained by Day 9's recipe."""
    recipe, generator = Recipe(), torch.Generator().manual_seed(seed)
    sizes = (recipe.emb, recipe.hidden, recipe.block_size)
    models = stack([init_params(*sizes, generator) for _ in range(STARTS)])
    train_stack(models, [seen], recipe.lr, recipe.steps, generator, batch_size=recipe.batch_size)
    return rounded(nll_stack(models, *unseen).mean(1))


def followed(top: float, seen: Examples, unseen: Examples, seed: int) -> dict[str, Any]:
    """For each rule, the rate read off each of 24 finder runs up to `top`, and the dev NLL it gives."""
    rates = torch.tensor([read_off(top, seen, start) for start in range(RUNS)]).T  # (3, 24)
    generator = torch.Generator().manual_seed(seed)
    start = [init_params(*CONFIG, generator) for _ in range(RUNS)]
    models = stack(start * 3)
    train_stack(models, [seen], rates.flatten(), AFTER, generator)
    nll = nll_stack(models, *unseen).mean(1).view(3, RUNS).nan_to_num(99.0)
    return {"rates": rounded(rates), "dev": rounded(nll.clamp(max=99.0))}


def read_off(top: float, seen: Examples, start: int) -> list[float]:
    """The rate at the steepest single fall, at the lowest smoothed loss, and a tenth of that."""
    generator = torch.Generator().manual_seed(start)
    params = init_params(*CONFIG, generator)
    lrs, losses = lr_finder(lambda lr: sgd_step(params, *minibatch(*seen, 32, generator), lr), 1e-3, top, 400)
    falls = [after - before for before, after in pairwise(losses)]
    curve = smoothed(losses)
    lowest = lrs[curve.index(min(curve))]
    return [lrs[falls.index(min(falls))], lowest, lowest / 10]


def rounded(values: torch.Tensor) -> Any:
    """Plain numbers of four decimals."""
    return torch.round(values.double(), decimals=4).tolist()
