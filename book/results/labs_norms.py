"""Where in training the gradient is largest, by batch size and by how the weights were drawn; 20 starts."""

from __future__ import annotations

from typing import Any

import torch

from tendays.labs import parts, starts
from tendays.labs import run as train

SEED = 5
STARTS = 20
SETTINGS = [("xavier", 32), ("normal", 32), ("xavier", 2048), ("normal", 2048)]
UPDATES = {32: 1000, 2048: 300}


def run(seed: int) -> list[dict[str, Any]]:
    """For each setting: the update with the largest gradient by start; the median norm at each update."""
    torch.set_num_threads(1)
    found = []
    for init, batch_size in SETTINGS:
        updates, models = UPDATES[batch_size], starts(STARTS, seed, init=init)
        log = train(models, parts()[:2], 0.1, updates, batch_size=batch_size, looks=(0, updates), seed=seed)
        found.append(
            {
                "init": init,
                "batch_size": batch_size,
                "largest_at": log.norms.argmax(0).tolist(),
                "first": [round(norm, 4) for norm in log.norms[0].tolist()],
                "last_hundred": [round(norm, 4) for norm in log.norms[-100:].mean(0).tolist()],
                "median": [round(norm, 4) for norm in log.norms.median(1).values.tolist()],
            }
        )
    return found
