"""The figures of the course: each function returns a matplotlib Figure, for `show` to put on the page."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ParamSpec

import matplotlib as mpl
import matplotlib.ticker
import numpy as np
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from tendays import palette
from tendays.figure import Shown, show
from tendays.verdict import VERDICTS, diagnose

__all__ = [
    "Shown",
    "descent_band",
    "loss_curves",
    "predictions",
    "share_below",
    "show",
    "tanh_working_points",
    "verdicts_by_rate",
]

P = ParamSpec("P")
DASHES = (
    "solid",
    (0, (5, 2)),
    (0, (1.5, 1.5)),
    (0, (6, 2, 1.5, 2)),
)  # a line is known by more than its colour


def colour(name: str) -> str:
    """The light shade of a colour of the palette; `show` makes it follow the page's mode."""
    return palette.PALETTE[name].light


def styled(draw: Callable[P, Figure]) -> Callable[P, Figure]:
    """Make `draw` draw in the course's style."""
    style: dict[Any, Any] = {
        **palette.matplotlib_style(),
        "font.size": 10.5,
        "axes.titlesize": 10.5,
        "legend.frameon": False,
    }

    @functools.wraps(draw)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> Figure:
        with mpl.rc_context(style):
            return draw(*args, **kwargs)

    return wrapper


def _axes(height: float = 3.2) -> tuple[Figure, Axes]:
    """One pair of axes, 5.6 inches wide: small, so that its text is still read on a phone."""
    fig = Figure(figsize=(5.6, height), layout="constrained")
    return fig, fig.add_subplot()


def _loss_over_updates(ax: Axes, threshold: float | None, *, log: bool = True) -> None:
    """Name the axes, loss on a log scale with plain numbers, and draw a dotted line at the threshold."""
    ax.set(xlabel="update", ylabel="loss")
    ax.xaxis.set_major_locator(mpl.ticker.MaxNLocator(integer=True))
    if log:
        ax.set_yscale("log")
        ax.yaxis.set_major_formatter("{x:g}")
        ax.yaxis.set_minor_formatter(mpl.ticker.NullFormatter())
    if threshold is not None:
        ax.axhline(threshold, color=colour("muted"), linewidth=1, linestyle=":")


def _shares_over_rates(ax: Axes, rates: Sequence[float]) -> None:
    """Name the axes: rates on a log scale with plain numbers, shares from 0 to 100 %."""
    ax.set(xscale="log", xlabel="learning rate", ylabel="share of the starts")
    ax.set(xlim=(rates[0], rates[-1]), ylim=(0, 1))
    ax.xaxis.set_major_formatter("{x:g}")
    ax.xaxis.set_minor_formatter(mpl.ticker.NullFormatter())
    ax.yaxis.set_major_formatter(mpl.ticker.PercentFormatter(1))


@styled
def loss_curves(
    curves: Mapping[str, ArrayLike], *, log: bool = True, threshold: float | None = None
) -> Figure:
    """Loss against the number of updates, a line for each named curve, a dotted one at `threshold`."""
    fig, ax = _axes()
    for i, (name, losses) in enumerate(curves.items()):
        ax.plot(np.asarray(losses), label=name, linestyle=DASHES[i % len(DASHES)])
    _loss_over_updates(ax, threshold, log=log)
    if len(curves) > 1:
        fig.legend(loc="outside upper center", ncols=2)
    return fig


@styled
def descent_band(losses: torch.Tensor, *, threshold: float | None = None) -> Figure:
    """The spread of many runs, losses (S, T + 1): the median, and bands that hold 80 % and all of them."""
    fig, ax = _axes()
    steps = np.arange(losses.shape[1])
    low, tenth, median, ninth, high = np.quantile(losses.numpy(), [0, 0.1, 0.5, 0.9, 1], axis=0)
    for bottom, top, name, label in [
        (low, high, "ghost", "all starts"),
        (tenth, ninth, "loss", "8 of 10 starts"),
    ]:
        ax.fill_between(steps, bottom, top, color=colour(name), alpha=0.35, linewidth=0, label=label)
    ax.plot(steps, median, color=colour("loss"), label="median")
    _loss_over_updates(ax, threshold)
    fig.legend(loc="outside upper center", ncols=3)
    return fig


@styled
def verdicts_by_rate(rates: Sequence[float], losses: torch.Tensor) -> Figure:
    """The share of starts with each verdict at each of R rates, from losses (R, S, T + 1), as areas."""
    fig, ax = _axes()
    words = [[diagnose(run) for run in runs] for runs in losses.tolist()]
    bottom = np.zeros(len(rates))
    for word in VERDICTS:
        top = bottom + [row.count(word) / len(row) for row in words]
        if (top > bottom).any():
            area = colour(word.replace(" ", "-"))
            ax.fill_between(rates, bottom, top, color=area, alpha=0.75, linewidth=0, label=word)
        bottom = top
    _shares_over_rates(ax, rates)
    fig.legend(loc="outside upper center", ncols=2)
    return fig


@styled
def share_below(
    rates: Sequence[float], losses: torch.Tensor, threshold: float, after: Sequence[int]
) -> Figure:
    """The share of starts below `threshold` at each rate, a line for each number of updates in `after`.

    losses (R, S, T + 1); each of `after` is at most T.
    """
    fig, ax = _axes()
    for i, steps in enumerate(after):
        share = (losses[..., steps] < threshold).double().mean(-1)  # (R,)
        ax.plot(rates, share, label=f"after {steps} updates", linestyle=DASHES[i % len(DASHES)])
    _shares_over_rates(ax, rates)
    fig.legend(loc="outside upper center", ncols=2)
    return fig


@styled
def predictions(rows: Mapping[str, ArrayLike], targets: ArrayLike) -> Figure:
    """Predictions (N,) of each named network beside the targets (N,), example by example."""
    fig, ax = _axes(2.6)
    targets = np.asarray(targets)
    places = np.arange(len(targets))
    ax.hlines(targets, places - 0.35, places + 0.35, color=colour("target"), linewidth=2.5, label="target")
    for i, (name, values) in enumerate(rows.items()):
        shift = (i - (len(rows) - 1) / 2) * 0.2
        ax.plot(places + shift, np.asarray(values), "osD^"[i % 4], markersize=7, label=name)
    ax.set(
        xticks=places,
        xticklabels=[f"example {n + 1}" for n in places],
        ylabel="prediction",
        ylim=(-1.25, 1.25),
    )
    ax.grid(visible=False, axis="x")
    fig.legend(loc="outside upper center", ncols=3)
    return fig


@styled
def tanh_working_points(groups: Mapping[str, ArrayLike], reach: float = 8.0) -> Figure:
    """tanh, its slope, and the inputs of each named group on it; those beyond ±reach stand at the edge."""
    fig, ax = _axes()
    z = np.linspace(-reach, reach, 161)
    ax.plot(z, np.tanh(z), color=colour("muted"), label="tanh(z)")
    ax.plot(z, 1 - np.tanh(z) ** 2, color=colour("ghost"), linestyle=DASHES[1], label="its slope")
    for i, (name, inputs) in enumerate(groups.items()):
        points = np.clip(np.asarray(inputs), -reach, reach)
        ax.plot(points, np.tanh(points), "osD^"[i % 4], markersize=8, label=name, zorder=3)
    ax.set(xlabel="z, the input of the last neuron's tanh", ylim=(-1.15, 1.15))
    fig.legend(loc="outside upper center", ncols=2)
    return fig
