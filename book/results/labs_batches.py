"""Updates and time to a dev loss of 2.3 by batch size, at one rate for all and at a rate of its own."""

from __future__ import annotations

import time
from statistics import median
from typing import Any

import torch

from tendays.labs import parts, starts
from tendays.labs import run as train

SEED = 3
STARTS = 20
TARGET = 2.3
SAME = 0.1
OWN = {1: 1 / 64, 16: 1 / 8, 64: 1 / 2, 256: 1.0}  # the best of those tried for the chapter on batches
MOST = {1: (50_000, 500), 16: (4000, 20), 64: (2000, 20), 256: (2000, 20)}  # updates, and between looks


def run(seed: int) -> list[dict[str, Any]]:
    """For each batch size: when each start arrived at both rates, and the processor time of an update."""
    torch.set_num_threads(1)
    return [
        {
            "batch_size": B,
            "own": OWN[B],
            "arrived": {"same": arrivals(B, SAME, seed), "own": arrivals(B, OWN[B], seed)},
            "seconds": seconds(B, seed),
        }
        for B in OWN
    ]


def arrivals(batch_size: int, lr: float, seed: int) -> list[int | None]:
    """After how many updates each start was first seen at the target."""
    updates, every = MOST[batch_size]
    models = starts(STARTS, seed)
    return train(models, parts()[:2], lr, updates, batch_size=batch_size, looks=every, seed=seed).arrivals(
        TARGET
    )


def seconds(batch_size: int, seed: int) -> float:
    """The median processor time of an update of one network, over nine stretches of 200."""
    data, times = parts()[:1], []
    for stretch in range(9):
        models = starts(1, seed)
        begin = time.process_time()
        train(models, data, SAME, 200, batch_size=batch_size, looks=(0,), seed=stretch)
        times.append((time.process_time() - begin) / 200)
    return float(f"{median(times):.3g}")
