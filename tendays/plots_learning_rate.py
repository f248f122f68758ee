"""Figures about what a learning rate is too large or too small for: curvature, time, optimizer, model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from tendays.plots import DASHES, colour, styled

COLOURS = ("loss", "validation", "gradient", "just-right", "diverged")
Point = tuple[float, float]


def _axes(height: float = 3.2) -> tuple[Figure, Axes]:
    fig = Figure(figsize=(5.6, height), layout="constrained")
    return fig, fig.add_subplot()


def _plain_log(ax: Axes, which: str) -> None:
    """A log axis, x or y, with plain numbers."""
    ax.set(**{f"{which}scale": "log"})
    axis = ax.xaxis if which == "x" else ax.yaxis
    axis.set_major_formatter("{x:g}")
    axis.set_minor_formatter(mpl.ticker.NullFormatter())


@styled
def same_slope(curvatures: Sequence[float], weight: float, slope: float, step: float) -> Figure:
    """Parabolas of these curvatures with one slope at `weight`, and where a step of `step` leads on each."""
    fig, ax = _axes()
    nudges = np.linspace(-0.03, 0.075, 106)
    for i, curvature in enumerate(curvatures):
        heights = slope * nudges + curvature * nudges**2 / 2
        end = slope * step + curvature * step**2 / 2
        shade = colour(COLOURS[i])
        ax.plot(weight + nudges, heights, color=shade, linestyle=DASHES[i], label=f"curvature {curvature:g}")
        ax.plot([weight + step], [end], "osD"[i], color=shade, markersize=8, zorder=3)
    ax.plot([weight], [0], "o", color=colour("ink"), markersize=8, zorder=3)
    ax.axhline(0, color=colour("muted"), linewidth=1, linestyle=":")
    ax.set(xlabel="the weight", ylabel="loss, less the loss at 0.90")
    fig.legend(loc="outside upper center", ncols=3)
    return fig


@styled
def sharpness_at_rates(updates: Sequence[Sequence[int]], sharpness: Mapping[float, ArrayLike]) -> Figure:
    """Median and range of the sharpness (S, T) at each rate, a dotted line at 2 / rate."""
    fig, ax = _axes(3.8)
    for i, (rate, values) in enumerate(sharpness.items()):
        runs, shade = np.asarray(values, dtype=float), colour(COLOURS[i])
        ax.fill_between(
            updates[i], runs.min(0), runs.max(0), color=shade, alpha=0.15, linewidth=0, rasterized=False
        )
        ax.plot(updates[i], np.median(runs, axis=0), color=shade, linestyle=DASHES[i], label=f"rate {rate:g}")
        ax.axhline(2 / rate, color=shade, linewidth=1.2, linestyle=":")
    _plain_log(ax, "y")
    ax.set(xlabel="update", ylabel="sharpness")
    fig.legend(loc="outside upper center", ncols=4)
    return fig


@styled
def sharpness_and_loss(sharpness: ArrayLike, losses: ArrayLike, border: float, *, every: int = 1) -> Figure:
    """One run: its sharpness after every so many updates with a dotted line at the border, and its loss."""
    fig = Figure(figsize=(5.6, 4.2), layout="constrained")
    above, below = fig.subplots(2, sharex=True)
    above.plot(every * np.arange(len(np.asarray(sharpness))), np.asarray(sharpness), color=colour("gradient"))
    above.axhline(border, color=colour("ink"), linewidth=1.2, linestyle=":")
    above.set(ylabel="sharpness")
    below.plot(np.asarray(losses), color=colour("loss"))
    below.set(xlabel="update", ylabel="loss")
    _plain_log(below, "y")
    return fig


@styled
def loss_by_rate(rates: Sequence[float], losses: Mapping[str, ArrayLike], *, top: float) -> Figure:
    """The median loss of S starts at each of R rates, (R, S), a line for each name, a dot at its lowest."""
    fig, ax = _axes(3.6)
    for i, (name, values) in enumerate(losses.items()):
        medians = np.median(np.asarray(values, dtype=float), axis=1)
        shade = colour(COLOURS[i])
        ax.plot(
            rates, np.where(medians < top, medians, np.nan), color=shade, linestyle=DASHES[i % 4], label=name
        )
        best = int(medians.argmin())
        ax.plot([rates[best]], [medians[best]], "osD^"[i % 4], color=shade, markersize=8, zorder=3)
    _plain_log(ax, "x")
    ax.set(xlabel="learning rate", ylabel="dev loss (nats)")
    fig.legend(loc="outside upper center", ncols=2)
    return fig


@styled
def published_rates(
    families: Mapping[str, Sequence[Point]], bands: Sequence[tuple[Point, Point]], band_name: str
) -> Figure:
    """Rates over numbers of parameters, both on log axes: a marker for each family, grey boxes for bands."""
    fig, ax = _axes(3.8)
    for i, ((left, right), (low, high)) in enumerate(bands):
        label = band_name if i == 0 else None
        ax.fill_between([left, right], low, high, color=colour("ghost"), alpha=0.55, linewidth=0, label=label)
    for i, (name, points) in enumerate(families.items()):
        xs, ys = zip(*points, strict=True)
        ax.plot(xs, ys, "osD^"[i % 4], color=colour(COLOURS[i]), linestyle="none", markersize=7.5, label=name)
    ax.set(xscale="log", yscale="log", xlabel="parameters", ylabel="largest learning rate")
    fig.legend(loc="outside upper center", ncols=2)
    return fig


@styled
def step_sizes(sizes: Mapping[str, ArrayLike], lr: float) -> Figure:
    """How far single parameters move in one update: the share of them that move less, for each name."""
    fig, ax = _axes(3.2)
    for i, (name, values) in enumerate(sizes.items()):
        moved = np.sort(np.abs(np.asarray(values)).ravel())
        shares = np.linspace(0, 1, moved.size)
        thin = np.unique(np.linspace(0, moved.size - 1, 200).round().astype(int))
        ax.plot(moved[thin], shares[thin], color=colour(COLOURS[i]), linestyle=DASHES[i % 4], label=name)
    ax.axvline(lr, color=colour("ink"), linewidth=1.2, linestyle=":")
    ax.set(xscale="log", xlim=(lr / 300, lr * 30), ylim=(-0.02, 1.02))
    ax.set(xlabel="step of one parameter", ylabel="share that move less")
    ax.yaxis.set_major_formatter(mpl.ticker.PercentFormatter(1, decimals=0))
    fig.legend(loc="outside upper center", ncols=2)
    return fig


@styled
def one_symptom_each(pairs: Mapping[str, Mapping[str, ArrayLike]]) -> Figure:
    """A small plot for each symptom, with two runs that have it; a cross where a run has no number any more.

    A run ends where it is 200 times its first loss; where losses span more than a factor of 30 the axis is
    logarithmic.
    """
    fig = Figure(figsize=(5.6, 2.15 * len(pairs)), layout="constrained")
    for ax, (symptom, runs) in zip(np.atleast_1d(fig.subplots(len(pairs))), pairs.items(), strict=True):
        shown = [
            _run(ax, cause, np.asarray(losses, dtype=float), i)
            for i, (cause, losses) in enumerate(runs.items())
        ]
        if np.nanmax([run.max() for run in shown]) > 30 * np.nanmin([run.min() for run in shown]):
            _plain_log(ax, "y")
        ax.set_title(symptom, loc="left")
        ax.set(ylabel="loss", xlabel="update")
        ax.legend(loc="lower right", bbox_to_anchor=(1.02, 0.97), ncols=2, columnspacing=1.0)
    return fig


def _run(ax: Axes, cause: str, curve: npt.NDArray[np.float64], i: int) -> npt.NDArray[np.float64]:
    """Draw the part of a run that has numbers, and return it."""
    out = ~np.isfinite(curve) | (curve > 200 * curve[0])
    known = curve[: int(out.argmax())] if out.any() else curve
    ax.plot(known, color=colour(COLOURS[i]), linestyle=DASHES[i], label=cause)
    if out.any():
        ax.plot([len(known) - 1], known[-1:], "X", color=colour(COLOURS[i]), markersize=9, zorder=3)
    return known
