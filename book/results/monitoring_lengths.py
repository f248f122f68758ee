"""The best update ratio by the length of the run: SGD at eight rates, 20 starts each, a constant rate."""

from __future__ import annotations

from typing import Any

import torch
from tqdm import tqdm

from tendays.ailments import Setup, train

SEED = 29
STARTS = 20
LENGTHS = (100, 400, 1600, 6400)  # updates
RATES = (0.03125, 0.0625, 0.125, 0.25, 0.5, 1.0, 2.0, 4.0)


def run(seed: int) -> list[dict[str, Any]]:
    """For each length: by rate, the dev loss of each start at the end and the usual ratio."""
    torch.set_num_threads(1)
    return [{"steps": steps, "rates": list(RATES), **at_rates(steps, seed)} for steps in tqdm(LENGTHS)]


def at_rates(steps: int, seed: int) -> dict[str, Any]:
    """Dev losses after `steps` updates, (rates, starts); the median ratio of the second half, by rate."""
    logs = [train(Setup(lr=lr, steps=steps + 1), STARTS, seed, every=steps) for lr in RATES]
    return {
        "dev": [[round(loss, 4) for loss in log.dev[:, -1].tolist()] for log in logs],
        "ratio": [float(f"{log.ratio[:, steps // 2 :].median():.4g}") for log in logs],
    }
