"""One learning rate for networks of several widths, in two parametrisations: what carrying it over costs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import median

import ipywidgets

from tendays.widgets.choices import Choice, Curve, Drawn, Panel, choose
from tendays.widgets.controls import slider_over
from tendays.widgets.labels import rate_labels

ROLES = ("steepest", "tenth")  # the colours of the two parametrisations
Losses = Mapping[str, Mapping[int, Sequence[Sequence[float]]]]  # parametrisation -> width -> rate -> start


def transfer_explorer(rates: Sequence[float], losses: Losses, *, start: float, top: float) -> ipywidgets.VBox:
    """A slider over rates, and the median loss at each rate over the widths, in two parametrisations.

    losses: for each parametrisation and width (R, S), the same widths for both; what is above `top` leaves
    the plot. The slider starts at the rate nearest to `start`.
    """
    if len(losses) != len(ROLES):
        raise ValueError(f"the figure compares {len(ROLES)} parametrisations, got {len(losses)}")
    medians = {
        how: {width: [median(row) for row in rows] for width, rows in found.items()}
        for how, found in losses.items()
    }
    widths = list(next(iter(medians.values())))
    labels = rate_labels(rates)
    index = min(range(len(rates)), key=lambda i: abs(math.log(rates[i] / start)))
    choices = [_at_rate(label, i, medians, top) for i, label in enumerate(labels)]
    slider = slider_over(labels, index, "Learning rate")
    keys = dict(zip(ROLES, medians, strict=True))
    return choose(slider, [_panel(medians, widths, top)], choices, keys=keys)


def _panel(medians: Mapping[str, Mapping[int, list[float]]], widths: Sequence[int], top: float) -> Panel:
    """Loss over width, with what every width can reach at its own best rate in pale."""
    best = [[min(found[width]) for width in widths] for found in medians.values()]
    low = math.floor(10 * min(map(min, best))) / 10
    ticks = {
        round(0.1 * k, 1): f"{0.1 * k:.1f}" for k in range(round(10 * low), math.floor(10 * top + 1e-9) + 1)
    }
    pale = Drawn([Curve("other", (0, len(widths) - 1), ys) for ys in best])
    names = {float(i): str(width) for i, width in enumerate(widths)}
    return Panel(
        "Train loss, in nats", "width", (-0.1, len(widths) - 0.9), (low, top), names, ticks, shared=pale
    )


def _at_rate(label: str, i: int, medians: Mapping[str, Mapping[int, list[float]]], top: float) -> Choice:
    """What each parametrisation gives at rate `i`, in words and as a line."""
    curves, dots, said = [], [], []
    for role, (how, found) in zip(ROLES, medians.items(), strict=True):
        at = [rows[i] for rows in found.values()]
        curves.append(Curve(role, (0, len(at) - 1), [min(loss, 1.2 * top) for loss in at]))
        dots += [(role, x, loss) for x, loss in enumerate(at) if loss <= top]
        said.append(f"{how} {', '.join(f'{loss:.2f}' for loss in at)}")
    widths = ", ".join(map(str, next(iter(medians.values()))))
    return Choice(f"Rate {label}", f"At widths {widths}: {'; '.join(said)}.", [Drawn(curves, dots=dots)])
