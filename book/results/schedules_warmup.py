"""A deep residual network of names from 24 starts: five largest rates, each with four lengths of warmup."""

from __future__ import annotations

from typing import Any

import torch

from tendays.language_model import build_dataset
from tendays.names_model import split_names
from tendays.schedule_runs import dead_share, evaluate, init_residual, residual_forward, train_runs
from tendays.schedules import warmup_cosine

SEED = 6
STARTS = 24
DEPTH, WIDTH = 8, 64
UPDATES = 300
RATES = (0.001, 0.003, 0.01, 0.03, 0.1)
WARMUPS = (0, 10, 30, 100)
WATCHED = 0.03  # the rate whose runs are written down on the way
TOP = 99.0  # stands for any larger loss, and for none


def run(seed: int) -> dict[str, Any]:
    """Dev NLL at the end; for the watched rate also losses, gradient norms and dead units on the way."""
    torch.set_num_threads(1)
    train_words, dev_words, _ = split_names()
    seen, (X, Y) = build_dataset(train_words, 3), build_dataset(dev_words, 3)
    few = (X[:1000], Y[:1000])
    return {
        "rates": list(RATES),
        "warmups": list(WARMUPS),
        "ends": [one(rate, seen, few, seed) for rate in RATES],
    }


def one(rate: float, seen: Any, few: Any, seed: int) -> dict[str, Any]:
    """All starts with all warmups at one largest rate."""
    generator = torch.Generator().manual_seed(seed)
    start = init_residual(STARTS, DEPTH, WIDTH, generator)
    params = {name: p.repeat(len(WARMUPS), *[1] * (p.dim() - 1)) for name, p in start.items()}
    by_warmup = torch.tensor(
        [[warmup_cosine(rate, 0.0, t, w, UPDATES) for w in WARMUPS] for t in range(UPDATES)]
    )  # (T, W)
    found: list[torch.Tensor] = []
    norms = train_runs(
        residual_forward,
        params,
        seen,
        by_warmup.repeat_interleave(STARTS, dim=1),
        generator,
        starts=STARTS,
        momentum=0.9,
        every=5,
        look=lambda _: found.append(evaluate(residual_forward, params, (few[0][:200], few[1][:200]))),
    )
    record = {
        "dev": rows(evaluate(residual_forward, params, few)[None]),
        "dead": rows(dead_share(params, few[0])[None]),
    }
    if rate == WATCHED:
        record |= {"losses": medians(torch.stack(found)), "norms": medians(norms[::5])}
    return record


def rows(values: torch.Tensor) -> list[list[float]]:
    """(1, W·S) as one list of starts for each warmup."""
    return rounded(values.view(len(WARMUPS), STARTS))


def medians(values: torch.Tensor) -> list[list[float]]:
    """(L, W·S) as a list over time for each warmup: the median over the starts."""
    return rounded(values.nan_to_num(TOP).view(-1, len(WARMUPS), STARTS).median(2).values.T)


def rounded(values: torch.Tensor) -> Any:
    """Plain numbers of four decimals, none above TOP."""
    return torch.round(values.double().nan_to_num(TOP).clamp(max=TOP), decimals=4).tolist()
