"""One deep residual network of names from one start, trained under every schedule of the explorer."""

from __future__ import annotations

from typing import Any

import torch

from tendays.language_model import build_dataset
from tendays.names_model import split_names
from tendays.schedule_kinds import grid
from tendays.schedule_runs import evaluate, init_residual, residual_forward, train_runs

SEED = 6
DEPTH, WIDTH = 8, 64
UPDATES, EVERY = 300, 10
RATES = (0.001, 0.003, 0.01, 0.03, 0.06, 0.1)
WARMUPS = (0, 10, 30, 60, 120)
MINIMA = (0.0, 0.1, 0.3)
EVERIES = (25, 50, 100)
TOP = 9.99  # stands for any larger loss, and for none


def run(seed: int) -> dict[str, Any]:
    """Dev NLL every `EVERY` updates for each setting, from the same start and with the same minibatches."""
    torch.set_num_threads(1)
    train_words, dev_words, _ = split_names()
    seen, (X, Y) = build_dataset(train_words, 3), build_dataset(dev_words, 3)
    settings = list(grid(RATES, WARMUPS, MINIMA, EVERIES))
    generator = torch.Generator().manual_seed(seed)
    start = init_residual(1, DEPTH, WIDTH, generator)
    params = {name: p.repeat(len(settings), *[1] * (p.dim() - 1)) for name, p in start.items()}
    found: list[torch.Tensor] = []
    train_runs(
        residual_forward,
        params,
        seen,
        torch.tensor([[setting.at(t, UPDATES) for setting in settings] for t in range(UPDATES)]),
        generator,
        starts=1,
        momentum=0.9,
        every=EVERY,
        look=lambda _: found.append(evaluate(residual_forward, params, (X[:200], Y[:200]))),
    )
    losses = torch.stack(found, 1).double().nan_to_num(TOP).clamp(max=TOP)  # (R, L)
    return {"updates": UPDATES, "every": EVERY, "losses": torch.round(losses, decimals=2).tolist()}
