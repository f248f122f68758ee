"""Updates to a dev loss of 2.4 by how the weights were drawn, at two widths; 20 starts."""

from __future__ import annotations

from typing import Any

import torch

from tendays.labs import NORMAL, parts, starts
from tendays.labs import run as train

SEED = 2
STARTS = 20
TARGET = 2.4
WIDTHS = (25, 100)
UPDATES, EVERY = 12_000, 50


def run(seed: int) -> list[dict[str, Any]]:
    """For each width and initialization: the mean curve, and when each start arrived."""
    torch.set_num_threads(1)
    return [trained(hidden, init, seed) for hidden in WIDTHS for init in NORMAL]


def trained(hidden: int, init: str, seed: int) -> dict[str, Any]:
    """One setting at the rate of Day 9."""
    updates = 3000 if init == "xavier" else UPDATES
    log = train(
        starts(STARTS, seed, hidden=hidden, init=init), parts()[:2], 0.1, updates, looks=EVERY, seed=seed
    )
    return {
        "hidden": hidden,
        "init": init,
        "updates": log.updates,
        "dev": [round(loss, 4) for loss in log.dev.mean(1).tolist()],
        "arrived": log.arrivals(TARGET),
    }
