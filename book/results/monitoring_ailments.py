"""Every ailment of the monitoring page and its repairs, from 20 starts each, with the log of one of them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from tqdm import tqdm

from tendays.ailment_cases import AILMENTS
from tendays.ailments import Log, train

SEED = 17
STARTS = 20
POINTS, EACH = 46, 12  # of a kept log; so many of them at the first updates
SHOWN = ("loss", "gradient", "first", "ratio", "idle", "weights")
LAST = 30  # updates that the loss at the end is a mean of


def run(seed: int) -> dict[str, object]:
    """For each ailment, ill and repaired: what became of each start, and one start's instruments."""
    torch.set_num_threads(1)
    kept = {}
    for name, ailment in tqdm(AILMENTS.items()):
        logs = {
            how: train(setup, STARTS, seed) for how, setup in {"ill": ailment.ill, **ailment.repairs}.items()
        }
        start = telling(logs["ill"].loss)
        marks = (
            range(ailment.ill.spoiled - 1, ailment.ill.steps, ailment.ill.spoiled)
            if ailment.ill.spoiled
            else ()
        )
        kept[name] = {how: {**summary(log), "log": series(log, start, marks)} for how, log in logs.items()}
    return {"starts": STARTS, "ailments": kept}


def telling(loss: torch.Tensor) -> int:
    """The start to show: the last one lost where most are lost, else one ending higher than nine of ten."""
    finite = loss.isfinite()
    if finite.all(1).double().mean() < 0.5:
        return int(finite.sum(1).where(~finite.all(1), torch.tensor(0)).argmax())
    order = loss[:, -LAST:].mean(1).nan_to_num(0, 0).argsort()
    return int(order[round(0.9 * (len(order) - 1))])


def summary(log: Log) -> dict[str, object]:
    """Numbers of each start."""
    changes = log.loss[:, 1:] > 1.05 * log.loss[:, :-1]
    return {
        "end": plain(log.loss[:, -LAST:].mean(1)),
        "lost_at": [first_lost(losses) for losses in log.loss.tolist()],
        "rises": plain(changes.double().mean(1)),
        "largest_gradient": plain(log.gradient.nan_to_num(0, 1e38).max(1).values),
        "median_gradient": plain(log.gradient.nan_to_num(0, 1e38).median(1).values),
        "first_layer": plain(log.first[:, 0]),
        "all_layers": plain(log.gradient[:, 0]),
        "ratio": plain(log.ratio.nan_to_num(0, 1e38).median(1).values),
        "idle": plain(log.idle[:, -1]),
        "dev_lowest": plain(log.dev.nan_to_num(1e38).min(1).values),
        "dev_end": plain(log.dev[:, -1]),
    }


def first_lost(losses: list[float]) -> int | None:
    """The first update whose loss is not finite."""
    return next((step for step, loss in enumerate(losses) if not math.isfinite(loss)), None)


def series(log: Log, start: int, marks: Sequence[int]) -> dict[str, object]:
    """The instruments of one start: at the first updates, at evenly spaced ones after them, and at marks."""
    steps, rest = log.loss.shape[1], POINTS - EACH
    at = [*range(EACH), *(EACH + round(i * (steps - 1 - EACH) / (rest - 1)) for i in range(rest))]
    for mark in marks:
        nearest = min(range(len(at)), key=lambda i: abs(at[i] - mark))
        at[nearest] = mark
    shown = {name: plain(getattr(log, name)[start, at]) for name in SHOWN}
    return {"updates": at, **shown, "looks": log.looks, "dev": plain(log.dev[start])}


def plain(values: torch.Tensor) -> list[float | None]:
    """Four digits; None for what is not finite."""
    return [float(f"{value:.4g}") if math.isfinite(value) else None for value in values.tolist()]
