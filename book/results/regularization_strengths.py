"""Weight decay, dropout, a penalty in the loss, both, more points: 24 networks each."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import torch

from tendays.overfitting import Run, Setting, look, problems, stop, train

SEED = 0  # of what dropout draws; the networks and their points have seeds 0 to 23
NETWORKS = 24
PATIENCE = 10  # looks
SHOWN = 2  # the network whose curves are kept
DECAYS = (0.0, 0.1, 0.3, 1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 15.0)
DROPOUTS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
PENALTIES = (0.001, 0.003, 0.01, 0.03, 0.1)
POINTS = (80, 160, 640)


def run(seed: int) -> dict[str, Any]:
    """For each group of settings what was measured of each, and the mean curves of those left alone."""
    torch.set_num_threads(1)
    groups = {
        "weight_decay": [Setting(weight_decay=decay) for decay in DECAYS],
        "dropout": [Setting(dropout=share) for share in DROPOUTS],
        "penalty": [Setting(weight_decay=price, in_the_loss=True) for price in PENALTIES],
        "together": [Setting(weight_decay=3.0, dropout=share) for share in (0.2, 0.5)],
        "points": [Setting(points=points) for points in POINTS],
        "points_decay": [Setting(points=points, weight_decay=3.0) for points in POINTS],
        "points_dropout": [Setting(points=points, dropout=0.5) for points in POINTS],
    }
    measurements = {
        group: [measured(setting, train(setting, NETWORKS)) for setting in settings]
        for group, settings in groups.items()
    }
    return {"mean": mean_curves(train(Setting(), NETWORKS)), **measurements}


def mean_curves(run: Run) -> dict[str, list[float]]:
    """Losses and right answers over the looks, means over the networks."""
    return {part: rounded(getattr(run, part).mean(1)) for part in ("train", "val", "test", "accuracy")}


def measured(setting: Setting, run: Run) -> dict[str, Any]:
    """The end of each network, what early stopping keeps of it, and the curves of one of them."""
    stops = [stop(losses, PATIENCE) for losses in run.val.T.tolist()]
    kept = torch.tensor([best for best, _ in stops])
    networks = torch.arange(NETWORKS)
    forgotten = look(run.params, problems(setting.points, NETWORKS), setting.dropout)
    return {
        "setting": asdict(setting),
        "kept_at": [run.updates[best] for best, _ in stops],
        "stopped_at": [run.updates[end] for _, end in stops],
        **{f"{part}_end": rounded(getattr(run, part)[-1]) for part in ("train", "val", "test", "accuracy")},
        **{
            f"{part}_kept": rounded(getattr(run, part)[kept, networks])
            for part in ("val", "test", "accuracy")
        },
        "test_lowest": rounded(run.test.min(0).values),
        "test_forgotten": rounded(forgotten[2]),
        "accuracy_forgotten": rounded(forgotten[3]),
        "shown": {part: rounded(getattr(run, part)[:, SHOWN]) for part in ("train", "val")},
        "weights": rounded(torch.stack([p.square().mean().sqrt() for p in run.params[::2]])),
    }


def rounded(values: torch.Tensor) -> list[float]:
    """Five significant digits are enough for a page."""
    return [float(f"{value:.5g}") for value in values.tolist()]
