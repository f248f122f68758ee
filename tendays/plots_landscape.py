"""Figures of loss surfaces: how rare bottoms are, where critical points lie, where descent ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

from tendays.plots import _axes, colour, styled

Points = Sequence[Mapping[str, float]]  # "loss" and "index" of each


@styled
def bottoms_by_dimension(measured: Mapping[int, float], exact: Mapping[int, float]) -> Figure:
    """The share of random level points that are bottoms, by dimension, on a log axis; rings where known."""
    fig, ax = _axes()
    ax.plot(list(measured), list(measured.values()), "o-", color=colour("loss"), label="measured")
    ring: dict[str, Any] = {"markersize": 11, "markerfacecolor": "none", "markeredgewidth": 1.6}
    ax.plot(list(exact), list(exact.values()), "o", color=colour("validation"), label="exact", **ring)
    ax.set(xlabel="number of parameters", ylabel="share that are bottoms", yscale="log")
    ax.yaxis.set_minor_formatter(mpl.ticker.NullFormatter())
    ax.xaxis.set_major_locator(mpl.ticker.MaxNLocator(integer=True))
    fig.legend(loc="outside upper center", ncols=2)
    return fig


@styled
def index_over_loss(points: Points, variance: float) -> Figure:
    """A dot for each critical point: the ways that lead down over its loss; the best constant is dotted."""
    fig, ax = _axes()
    places = np.array([[point["loss"], point["index"]] for point in points])
    nudged = places[:, 1] + 0.3 * (np.arange(len(places)) / len(places) - 0.5)  # equal ones side by side
    bottoms = places[:, 1] == 0
    for chosen, name, mark, label in [
        (~bottoms, "gradient", "o", "saddles"),
        (bottoms, "just-right", "s", "bottoms"),
    ]:
        style: dict[str, Any] = {"markersize": 4.5, "alpha": 0.65, "label": label, "linestyle": "none"}
        if not chosen.any():
            continue
        ax.plot(places[chosen, 0], nudged[chosen], mark, color=colour(name), **style)
    ax.axvline(variance, color=colour("muted"), linewidth=1, linestyle=":")
    ax.set(xlabel="loss at the critical point", ylabel="directions that lead down")
    ax.yaxis.set_major_locator(mpl.ticker.MaxNLocator(integer=True))
    fig.legend(loc="outside upper center", ncols=2)
    return fig


@styled
def ends_by_width(ends: Mapping[str, Sequence[float]]) -> Figure:
    """Where descent ended from each start, a column of dots for each width, and its median as a bar."""
    fig, ax = _axes()
    for place, losses in enumerate(ends.values()):
        across = place + 0.5 * (np.arange(len(losses)) / len(losses) - 0.5)
        ax.plot(across, losses, "o", color=colour("loss"), markersize=3.5, alpha=0.6)
        middle = float(np.median(losses))
        ax.plot([place - 0.32, place + 0.32], [middle, middle], color=colour("ink"), linewidth=2)
    ax.set_xticks(range(len(ends)), list(ends))
    ax.set(xlabel="hidden neurons", ylabel="loss at the end", yscale="log")
    ax.yaxis.set_major_locator(mpl.ticker.LogLocator(subs=(1, 2, 5)))
    ax.yaxis.set_major_formatter("{x:g}")
    ax.yaxis.set_minor_formatter(mpl.ticker.NullFormatter())
    return fig
