"""What a leak does to a score, and what a rate leads to after few updates and after many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from tendays.plots import DASHES, colour, styled


@styled
def with_and_without(scores: Mapping[str, tuple[float, float]], names: tuple[str, str]) -> Figure:
    """For each model two losses in nats as two marks joined by a line; `names` says what the two are."""
    fig = Figure(figsize=(5.6, 0.42 * len(scores) + 1.3), layout="constrained")
    ax = fig.add_subplot()
    rows = np.arange(len(scores))[::-1]
    first, second = np.array(list(scores.values())).T
    ax.hlines(rows, first, second, color=colour("ghost"), linewidth=3)
    ax.plot(first, rows, "s", markersize=8, color=colour("diverged"), label=names[0])
    ax.plot(second, rows, "o", markersize=8, color=colour("loss"), label=names[1])
    ax.set(xlabel="loss (nats)", yticks=rows, yticklabels=list(scores), ylim=(-0.6, len(scores) - 0.4))
    ax.grid(visible=False, axis="y")
    fig.legend(loc="outside upper center", ncols=2)
    return fig


@styled
def loss_by_rate(rates: Sequence[float], losses: Mapping[str, ArrayLike]) -> Figure:
    """The mean loss and the range of S starts over R rates, losses (R, S), for each named moment."""
    fig = Figure(figsize=(5.6, 3.4), layout="constrained")
    ax = fig.add_subplot()
    for i, (name, values) in enumerate(losses.items()):
        runs, shade = np.asarray(values), colour(("validation", "gradient", "loss")[i % 3])
        ax.fill_between(rates, runs.min(1), runs.max(1), color=shade, alpha=0.18, linewidth=0)
        ax.plot(rates, runs.mean(1), "osD"[i % 3], color=shade, linestyle=DASHES[i], label=name)
    ax.set(xscale="log", xlabel="learning rate", ylabel="loss (nats)", xticks=list(rates))
    ax.xaxis.set_major_formatter("{x:g}")
    ax.xaxis.set_minor_formatter(mpl.ticker.NullFormatter())
    fig.legend(loc="outside upper center", ncols=3)
    return fig
