"""Warmup-stable-decay beside cosine, line and a constant rate: three rates, two lengths, 20 starts."""

from __future__ import annotations

from typing import Any

import torch

from tendays.language_model import build_dataset, init_params
from tendays.names_model import Examples, forward_stack, split_names, stack
from tendays.schedule_runs import evaluate, train_runs
from tendays.schedules import linear_decay, warmup_cosine, warmup_stable_decay

SEED = 7
STARTS = 20
CONFIG = (10, 64, 3)
LENGTHS = (1000, 4000)
RATES = (0.3, 0.6, 1.0)
WARMUP = 50
DECAY = 0.2  # the share of a run of warmup-stable-decay that its decay takes


def run(seed: int) -> dict[str, Any]:
    """Dev NLL at the end by length, rate, schedule and start; the longest runs' mean curves, every 100."""
    torch.set_num_threads(1)
    train_words, dev_words, _ = split_names()
    seen, unseen = build_dataset(train_words, CONFIG[2]), build_dataset(dev_words, CONFIG[2])
    by_length = [one(total, seen, unseen, seed) for total in LENGTHS]
    return {
        "lengths": list(LENGTHS),
        "rates": list(RATES),
        "names": list(schedules(1.0, LENGTHS[0], 0)),
        "ends": [ends for ends, _ in by_length],
        "curves": by_length[-1][1],
    }


def schedules(rate: float, total: int, step: int) -> dict[str, float]:
    """The rate of each schedule at `step` of a run of `total` updates."""
    climb = rate * step / WARMUP
    return {
        "constant": warmup_stable_decay(rate, 0.0, step, WARMUP, 0, total),
        "linear": climb if step < WARMUP else linear_decay(rate, step - WARMUP, total - WARMUP),
        "cosine": warmup_cosine(rate, 0.0, step, WARMUP, total),
        "stable, then down": warmup_stable_decay(rate, 0.0, step, WARMUP, int(DECAY * total), total),
    }


def one(total: int, seen: Examples, unseen: Examples, seed: int) -> tuple[Any, Any]:
    """Dev NLL at the end of `total` updates by rate, schedule and start, and its mean on the way."""
    generator = torch.Generator().manual_seed(seed)
    first = [init_params(*CONFIG, generator) for _ in range(STARTS)]
    shape = (len(RATES), len(schedules(1.0, total, 0)), STARTS)
    params = {name: p.detach() for name, p in stack(first * (shape[0] * shape[1])).items()}
    settings = [[v for rate in RATES for v in schedules(rate, total, t).values()] for t in range(total)]
    found: list[torch.Tensor] = []
    few = (unseen[0][:500], unseen[1][:500])
    train_runs(
        forward_stack,
        params,
        seen,
        torch.tensor(settings).repeat_interleave(STARTS, dim=1),
        generator,
        starts=STARTS,
        every=100,
        look=lambda _: found.append(evaluate(forward_stack, params, few).view(shape).mean(2)),
    )
    ends = evaluate(forward_stack, params, unseen).view(shape)
    return rounded(ends), rounded(torch.stack(found, 2))


def rounded(values: torch.Tensor) -> Any:
    """Plain numbers of four decimals."""
    return torch.round(values.double(), decimals=4).tolist()
