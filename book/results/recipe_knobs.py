"""The recipe on the model of names, one knob off by a factor of three; and 13 rates: 20 starts each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import torch

from tendays.language_model import build_dataset, init_params
from tendays.names_model import Examples, forward_stack, split_names, stack
from tendays.recipe import Course, Settings, train_course

SEED = 33
STARTS = 20
HIDDEN = 99
USUAL = Settings()
Parts = tuple[Examples, Examples, Examples]


def run(seed: int) -> dict[str, Any]:
    """Dev loss kept, (starts,), with a third and with three times of each knob; and by rate."""
    torch.set_num_threads(1)
    train, dev, test = (build_dataset(words, 3) for words in split_names())
    few = (train, (dev[0][:2000], dev[1][:2000]), (test[0][:100], test[1][:100]))
    rates = [USUAL.lr * 3 ** (k / 2) for k in range(-6, 7)]
    by_rate = [course(few, replace(USUAL, lr=rate), HIDDEN, seed) for rate in rates]
    return {
        "every": USUAL.every,
        "rates": [round(rate, 6) for rate in rates],
        "usual": kept(by_rate[6]),
        "rate_kept": [kept(found) for found in by_rate],
        "rate_dev": [plain(found.dev.nan_to_num(99.0).mean(1)) for found in by_rate],
        "knobs": {name: [kept(course(few, *made, seed)) for made in both] for name, both in knobs().items()},
    }


def knobs() -> dict[str, list[tuple[Settings, int]]]:
    """For each knob the settings and the width with a third of it and with three times as much."""
    thirds = (1 / 3, 3)
    return {
        "lr": [(replace(USUAL, lr=USUAL.lr * by), HIDDEN) for by in thirds],
        "weight_decay": [(replace(USUAL, weight_decay=USUAL.weight_decay * by), HIDDEN) for by in thirds],
        "warmup": [(replace(USUAL, warmup=round(USUAL.warmup * by)), HIDDEN) for by in thirds],
        "max_norm": [(replace(USUAL, max_norm=USUAL.max_norm * by), HIDDEN) for by in thirds],
        "batch_size": [(stretched(1 / 3), HIDDEN), (stretched(3), HIDDEN)],
        "hidden": [(USUAL, HIDDEN // 3), (USUAL, HIDDEN * 3)],
        "updates": [(stretched(1 / 3, same_batch=True), HIDDEN), (stretched(3, same_batch=True), HIDDEN)],
    }


def stretched(by: float, *, same_batch: bool = False) -> Settings:
    """`by` times the updates at the same batch; or `by` times the batch, and as many examples."""
    updates = by if same_batch else 1 / by
    return replace(
        USUAL,
        batch_size=round(USUAL.batch_size * (1 if same_batch else by)),
        updates=round(USUAL.updates * updates),
        warmup=round(USUAL.warmup * updates),
        every=round(USUAL.every * updates),
    )


def course(data: Parts, settings: Settings, hidden: int, seed: int) -> Course:
    """20 starts of one width, trained; the same starts and minibatches wherever the shapes allow it."""
    generator = torch.Generator().manual_seed(seed)
    params = stack([init_params(10, hidden, 3, generator) for _ in range(STARTS)])
    return train_course(forward_stack, params, data, settings, torch.Generator().manual_seed(seed + 1))


def kept(found: Course) -> list[float]:
    """The lowest dev loss of each start."""
    return plain(found.dev.nan_to_num(99.0).min(0).values)


def plain(values: torch.Tensor) -> list[float]:
    """Numbers of four decimals, none above 99."""
    return torch.round(values.double().clamp(max=99.0), decimals=4).tolist()
