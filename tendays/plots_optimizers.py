"""Figures of optimizers: loss over the learning rate, and how long steps are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import mean
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tendays.plots import DASHES, colour, styled

COLOURS = {"SGD": "loss", "momentum": "validation", "Adam": "gradient"}
MARKS = {"SGD": "o", "momentum": "s", "Adam": "^"}


@styled
def loss_by_rate(kept: Mapping[str, Any], *, top: float) -> Figure:
    """Final dev loss over the rate for each optimizer; a panel for each schedule, up to `top` nats.

    kept: for each optimizer its `rates` and, for each schedule, `dev` (looks, rates, starts); bars
    reach from the lowest start to the highest.
    """
    fig = Figure(figsize=(5.6, 5.4), layout="constrained")
    panels = fig.subplots(2, 1, sharex=True, sharey=True)
    for ax, schedule in zip(panels, ("constant", "falling"), strict=True):
        for name, runs in kept.items():
            _one_optimizer(ax, name, runs["rates"], runs[schedule]["dev"][-1])
        ax.set(xscale="log", ylim=(2.0, top), ylabel="dev loss (nats)")
        ax.set_title({"constant": "the same rate throughout", "falling": "the rate falls to 0"}[schedule])
    panels[1].set_xlabel("learning rate at the start")
    panels[1].xaxis.set_major_formatter("{x:g}")
    panels[1].xaxis.set_minor_formatter(mpl.ticker.NullFormatter())
    fig.legend(*panels[0].get_legend_handles_labels(), loc="outside upper center", ncols=3)
    return fig


def _one_optimizer(ax: Axes, name: str, rates: Sequence[float], dev: Sequence[Sequence[float]]) -> None:
    middle = [mean(row) for row in dev]
    below = [m - min(row) for m, row in zip(middle, dev, strict=True)]
    above = [max(row) - m for m, row in zip(middle, dev, strict=True)]
    style: dict[str, Any] = {
        "color": colour(COLOURS[name]),
        "marker": MARKS[name],
        "markersize": 5,
        "capsize": 2,
    }
    ax.errorbar(rates, middle, yerr=[below, above], label=name, **style)


@styled
def step_lengths(lengths: Mapping[str, Sequence[float]]) -> Figure:
    """How long each step is, in units of the rate, over the number of the step, from 1, on a log axis."""
    fig = Figure(figsize=(5.6, 3.0), layout="constrained")
    ax = fig.add_subplot()
    for (name, values), dashes in zip(lengths.items(), DASHES, strict=False):
        ax.plot(range(1, len(values) + 1), values, label=name, linestyle=dashes)
    ax.set(xscale="log", xlabel="step", ylabel="length / learning rate")
    ax.xaxis.set_major_formatter("{x:g}")
    ax.set_ylim(bottom=0)
    fig.legend(loc="outside upper center", ncols=2)
    return fig


@styled
def along_the_valley(distances: Mapping[str, Sequence[float]]) -> Figure:
    """The distance left along the valley after each update, one line for each named run."""
    fig = Figure(figsize=(5.6, 3.0), layout="constrained")
    ax = fig.add_subplot()
    ax.axhline(0, color=colour("muted"), linewidth=1, linestyle=":")
    for (name, values), dashes in zip(distances.items(), DASHES, strict=False):
        ax.plot(values, label=name, linestyle=dashes)
    ax.set(xlabel="update", ylabel="place along the valley")
    fig.legend(loc="outside upper center", ncols=2)
    return fig
