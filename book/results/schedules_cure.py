"""The deep residual network with a gentler start in place of a gentler rate: 24 starts, warmup or none."""

from __future__ import annotations

import math
from typing import Any

import torch

from tendays.language_model import Params, build_dataset
from tendays.names_model import split_names
from tendays.schedule_runs import dead_share, evaluate, init_residual, residual_forward, train_runs
from tendays.schedules import warmup_cosine

SEED = 6  # the starts of schedules_warmup, scaled down
STARTS = 24
DEPTH, WIDTH = 8, 64
UPDATES, RATE = 300, 0.03
WARMUPS = (0, 100)


def run(seed: int) -> dict[str, Any]:
    """Loss before training, dev NLL at the end and the share of dead units, for each warmup and start."""
    torch.set_num_threads(1)
    train_words, dev_words, _ = split_names()
    seen, (X, Y) = build_dataset(train_words, 3), build_dataset(dev_words, 3)
    few = (X[:1000], Y[:1000])
    generator = torch.Generator().manual_seed(seed)
    start = gentle(init_residual(STARTS, DEPTH, WIDTH, generator))
    params = {name: p.repeat(len(WARMUPS), *[1] * (p.dim() - 1)) for name, p in start.items()}
    rates = torch.tensor([[warmup_cosine(RATE, 0.0, t, w, UPDATES) for w in WARMUPS] for t in range(UPDATES)])
    before = evaluate(residual_forward, start, few)
    train_runs(
        residual_forward,
        params,
        seen,
        rates.repeat_interleave(STARTS, dim=1),
        generator,
        starts=STARTS,
        momentum=0.9,
    )
    return {
        "before": rounded(before),
        "dev": rounded(evaluate(residual_forward, params, few).view(len(WARMUPS), STARTS)),
        "dead": rounded(dead_share(params, few[0]).view(len(WARMUPS), STARTS)),
    }


def gentle(params: Params) -> Params:
    """Branches divided by the root of the depth, so that the sum stays in scale; a last layer near 0."""
    factors = {f"W{i}": 1 / math.sqrt(DEPTH) for i in range(1, DEPTH)} | {f"W{DEPTH}": 0.1}
    return {name: factors.get(name, 1.0) * p for name, p in params.items()}


def rounded(values: torch.Tensor) -> Any:
    """Plain numbers of four decimals, none above 99."""
    return torch.round(values.double().nan_to_num(99.0).clamp(max=99.0), decimals=4).tolist()
