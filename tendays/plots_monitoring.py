"""Figures of what a training log shows: smoothing, clipping, update ratios, before and after repair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle
from numpy.typing import ArrayLike

from tendays.plots import DASHES, colour, styled

Log = Mapping[str, Any]  # "updates" and series of the same length, None where a number is not finite
LABELS = {
    "loss": "loss",
    "dev": "dev loss",
    "gradient": "gradient norm",
    "first": "gradient, first layer",
    "ratio": "update / weights",
    "idle": "share of idle units",
}


@styled
def smoothings(
    losses: ArrayLike, curves: Mapping[str, ArrayLike], band: tuple[ArrayLike, ArrayLike]
) -> Figure:
    """Losses of single batches, pale; a band (low, high) around them; smoothed curves by name."""
    fig = Figure(figsize=(5.6, 3.2), layout="constrained")
    ax = fig.add_subplot()
    updates = np.arange(len(np.asarray(losses)))
    ax.plot(updates[::2], np.asarray(losses)[::2], color=colour("ghost"), linewidth=0.7, label="batches")
    low, high = (np.asarray(edge)[::5] for edge in band)
    ax.fill_between(
        updates[::5], low, high, color=colour("loss"), alpha=0.18, linewidth=0, label="8 of 10 batches"
    )
    for i, (name, curve) in enumerate(curves.items()):
        ax.plot(
            updates, curve, color=colour(("loss", "validation")[i % 2]), linestyle=DASHES[i % 2], label=name
        )
    ax.set(xlabel="update", ylabel="loss (nats)")
    fig.legend(loc="outside upper center", ncols=2)
    return fig


@styled
def clipped_in_the_plane(gradients: Sequence[tuple[float, float]], limit: float) -> Figure:
    """Gradients as arrows, clipped to `limit` by norm (left, a circle) and by value (right, a square)."""
    fig = Figure(figsize=(5.6, 3.0), layout="compressed")
    reach = 1.15 * max(abs(part) for g in gradients for part in g)
    panels = fig.subplots(1, 2, sharex=True, sharey=True)
    shapes = (
        Circle((0, 0), limit, fill=False, color=colour("muted"), zorder=3),
        Rectangle((-limit, -limit), 2 * limit, 2 * limit, fill=False, color=colour("muted"), zorder=3),
    )
    for ax, shape, title in zip(panels, shapes, ("by norm", "by value"), strict=True):
        ax.add_patch(shape)
        for x, y in gradients:
            factor = min(1.0, limit / float(np.hypot(x, y)))
            end = (x * factor, y * factor) if title == "by norm" else tuple(np.clip((x, y), -limit, limit))
            _arrow(ax, (x, y), "ghost", 1.5)
            _arrow(ax, end, "gradient", 2.5)
        ax.set(title=title, xlim=(-1.15 * limit, reach), ylim=(-1.15 * limit, reach), aspect="equal")
        ax.set(xlabel="first component")
    panels[0].set_ylabel("second component")
    return fig


def _arrow(ax: Axes, end: Sequence[float], name: str, width: float) -> None:
    style = {"arrowstyle": "-|>", "color": colour(name), "linewidth": width, "shrinkA": 0, "shrinkB": 0}
    arrow = ax.annotate("", xy=(end[0], end[1]), xytext=(0, 0), arrowprops=style)
    arrow.set_in_layout(False)


@styled
def loss_by_ratio(
    curves: Mapping[str, tuple[ArrayLike, ArrayLike]], folklore: float, ceiling: float
) -> Figure:
    """Dev loss over the update ratio, (ratios, losses) for each optimizer; a dotted upright at `folklore`.

    Losses above `ceiling` are drawn there.
    """
    fig = Figure(figsize=(5.6, 3.2), layout="constrained")
    ax = fig.add_subplot()
    for i, (name, (ratios, dev)) in enumerate(curves.items()):
        height = np.minimum(np.asarray(dev, dtype=float), ceiling)
        ax.plot(ratios, height, "os"[i % 2], linestyle=DASHES[i % 2], label=name, markersize=6)
    ax.axvline(folklore, color=colour("muted"), linewidth=1.2, linestyle=":")
    ax.set(xscale="log", xlabel="length of the update / length of the weights", ylabel="dev loss (nats)")
    fig.legend(loc="outside upper center", ncols=2)
    return fig


@styled
def by_threshold(
    thresholds: Sequence[float], ends: Sequence[Sequence[float]], lost: Sequence[float]
) -> Figure:
    """Above, losses at the end (median, span) by the clipping threshold; below, the share of starts lost.

    The last threshold stands for no limit; it says how far to the right that is drawn.
    """
    fig = Figure(figsize=(5.6, 3.8), layout="constrained")
    top, bottom = fig.subplots(2, 1, sharex=True, height_ratios=(2, 1))
    spans = [(min(row), max(row)) if len(row) else (np.nan, np.nan) for row in ends]
    top.vlines(thresholds, *zip(*spans, strict=True), color=colour("ghost"), linewidth=5)
    medians = [np.median(row) if len(row) else np.nan for row in ends]
    top.plot(thresholds, medians, "o-", color=colour("loss"), markersize=5)
    bottom.bar(thresholds, lost, width=[0.25 * t for t in thresholds], color=colour("diverged"))
    top.set(ylabel="loss at the end (nats)")
    bottom.set(xscale="log", xlabel="max_norm", ylabel="starts lost", ylim=(0, 1))
    bottom.set_xticks(thresholds[::2], [f"{limit:g}" for limit in thresholds[:-1:2]] + ["no limit"])
    bottom.minorticks_off()
    bottom.yaxis.set_major_formatter(mpl.ticker.PercentFormatter(1))
    return fig


@styled
def before_and_after(rows: Mapping[str, tuple[Log, Log, str]]) -> Figure:
    """A row for each symptom: the loss and a telling series, of the run that has it and of the repaired one.

    Each row is (log of the ill run, log of the repaired one, name of the telling series).
    """
    fig = Figure(figsize=(5.6, 1.75 * len(rows) + 0.5), layout="constrained")
    grid = fig.subplots(len(rows), 2, squeeze=False)
    for axes, (symptom, (ill, repaired, telling)) in zip(grid, rows.items(), strict=True):
        for ax, name in zip(axes, ("loss", telling), strict=True):
            _axis(ax, name, [ill[name], repaired[name]])
            _series(ax, repaired, name, "just-right", DASHES[1], "repaired")
            _series(ax, ill, name, "diverged", DASHES[0], "as it is")
            ax.set_title(LABELS[name] if name == telling else symptom, fontsize=9.5, loc="left")
            ax.tick_params(labelsize=8)
            ax.minorticks_off()
    grid[-1, 0].set_xlabel("update")
    grid[-1, 1].set_xlabel("update")
    fig.legend(*grid[0, 0].get_legend_handles_labels(), loc="outside upper center", ncols=2)
    return fig


def _axis(ax: Axes, name: str, series: Sequence[Sequence[float | None]]) -> None:
    """A plain axis for shares and for what stays within a factor of 8, else a log axis."""
    if name == "idle":
        ax.set_ylim(-0.04, 1.04)
        ax.yaxis.set_major_formatter(mpl.ticker.PercentFormatter(1))
        return
    above = [value for values in series for value in values if value is not None and value > 0]
    last = [values[-1] for values in series if values[-1]]
    if max(above) > 1e4 * max(last) and len(last) == len(series):  # it came back: show where to
        ax.set_ylim(0.8 * min(above), 3 * max(last))
    elif max(above) > 8 * min(above):
        ax.set_yscale("log")


def _series(ax: Axes, log: Log, name: str, shade: str, dash: Any, label: str) -> None:
    """One series, with a cross where it stops being a number."""
    values = np.array([np.nan if value is None else value for value in log[name]], dtype=float)
    if ax.get_yscale() == "log":
        values[values <= 0] = np.nan
    ax.plot(log["updates"], values, color=colour(shade), linestyle=dash, linewidth=1.6, label=label)
    finite = np.isfinite(values)
    if finite.any() and not finite[-1] and log["loss"][-1] is None:
        last = int(np.flatnonzero(finite)[-1])
        ax.plot(log["updates"][last], values[last], "X", color=colour(shade), markersize=8)
