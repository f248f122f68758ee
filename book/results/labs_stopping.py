"""Train, dev and test loss of 20 starts on 100, 400 and all names, a look every 100 updates."""

from __future__ import annotations

from typing import Any

import torch

from tendays.labs import Log, parts, starts
from tendays.labs import run as train

SEED = 4
STARTS = 20
NAMES: tuple[int | None, ...] = (100, 400, None)
UPDATES, EVERY = 4000, 100


def run(seed: int) -> list[dict[str, Any]]:
    """For each number of names: every start with its own choice of names, its curves (S, L)."""
    torch.set_num_threads(1)
    return [curves(names, seed) for names in NAMES]


def curves(names: int | None, seed: int) -> dict[str, Any]:
    """All starts; those on all names are trained side by side, the others one by one."""
    if names is None:
        logs = [train(starts(STARTS, seed), parts(), 0.3, UPDATES, looks=EVERY, seed=seed)]
    else:
        logs = [one(names, seed * 1000 + start) for start in range(STARTS)]
    joined = {
        part: [[round(loss, 4) for loss in run] for log in logs for run in getattr(log, part).T.tolist()]
        for part in ("seen", "dev", "test")
    }
    return {"names": names, "updates": logs[0].updates, **joined}


def one(names: int, seed: int) -> Log:
    """One start on names of its own."""
    return train(starts(1, seed), parts(names, seed), 0.3, UPDATES, looks=EVERY, seed=seed)
