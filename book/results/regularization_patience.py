"""What early stopping keeps and what it costs, by its patience: 24 networks, three ways of training."""

from __future__ import annotations

from typing import Any

import torch

from tendays.overfitting import Run, Setting, stop, train

SEED = 0  # of what dropout draws; the networks and their points have seeds 0 to 23
NETWORKS = 24
PATIENCES = (1, 2, 5, 10, 20, 50)  # looks, one every 20 updates
SETTINGS = {
    "nothing": Setting(),
    "weight decay 3": Setting(weight_decay=3.0),
    "dropout 0.5": Setting(dropout=0.5),
}


def run(seed: int) -> dict[str, Any]:
    """For each setting and patience the test loss of what is kept, and the updates made, of each network."""
    torch.set_num_threads(1)
    return {name: by_patience(train(setting, NETWORKS)) for name, setting in SETTINGS.items()}


def by_patience(run: Run) -> dict[str, Any]:
    """Lists over the networks, by patience; and the lowest test and validation loss of each network."""
    found: dict[str, Any] = {
        "test_lowest": rounded(run.test.min(0).values),
        "val_lowest": rounded(run.val.min(0).values),
    }
    for patience in PATIENCES:
        stops = [stop(losses, patience) for losses in run.val.T.tolist()]
        found[str(patience)] = {
            "test": rounded(torch.stack([run.test[best, i] for i, (best, _) in enumerate(stops)])),
            "updates": [run.updates[end] for _, end in stops],
        }
    return found


def rounded(values: torch.Tensor) -> list[float]:
    """Five significant digits are enough for a page."""
    return [float(f"{value:.5g}") for value in values.tolist()]
