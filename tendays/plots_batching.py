"""Figures of batch sizes: variance, rates, updates against examples, the noise scale along a training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tendays.plots import DASHES, colour, styled

DOTS = ("o", "s", "^")


def _log_axes(ax: Axes, batch_sizes: Sequence[float], ylabel: str) -> None:
    """Both axes on a log scale, the batch sizes as ticks, plain numbers."""
    ax.set(xscale="log", yscale="log", xlabel="batch size (examples)", ylabel=ylabel)
    ax.set_xticks(batch_sizes, [f"{size:,}" for size in batch_sizes])
    ax.xaxis.set_minor_locator(mpl.ticker.NullLocator())
    ax.yaxis.set_major_formatter("{x:g}")
    ax.yaxis.set_minor_formatter(mpl.ticker.NullFormatter())


@styled
def variance_by_batch_size(
    batch_sizes: Sequence[int], measured: Mapping[str, Sequence[float]], one: float, total: int
) -> Figure:
    """Variances as dots; lines: `one` / B, and that times the finite-population factor for `total`."""
    fig = Figure(figsize=(5.6, 3.3), layout="constrained")
    ax = fig.add_subplot()
    B = np.geomspace(batch_sizes[0], total, 200)
    ax.plot(B, one / B, color=colour("muted"), linewidth=1.5, label="1 / B")
    factor = (total - B) / (total - 1)
    ax.plot(B[:-1], (one / B * factor)[:-1], color=colour("muted"), linewidth=1.5, linestyle=DASHES[1],
            label="(N − B) / (N − 1) / B")  # fmt: skip
    for i, (name, variances) in enumerate(measured.items()):
        ax.plot(batch_sizes, variances, DOTS[i], markersize=6.5, label=name)
    _log_axes(ax, batch_sizes, "variance of the gradient")
    ax.set_ylim(min(map(min, measured.values())) / 3, 2 * one)
    fig.legend(loc="outside upper center", ncols=2)
    return fig


@styled
def best_rates(batch_sizes: Sequence[int], best: Mapping[str, Sequence[float]]) -> Figure:
    """For each optimizer a panel: its best rate by batch size, and both rules through the first of them."""
    fig = Figure(figsize=(5.6, 3.1), layout="constrained")
    B = np.array(batch_sizes, dtype=float)
    for ax, (name, rates) in zip(np.atleast_1d(fig.subplots(1, len(best))), best.items(), strict=True):
        for i, (rule, power) in enumerate({"linear": 1.0, "square root": 0.5}.items()):
            ax.plot(B, rates[0] * (B / B[0]) ** power, color=colour("muted"), linestyle=DASHES[1 + i],
                    linewidth=1.5, label=f"{rule} rule")  # fmt: skip
        ax.plot(B, rates, "o-", color=colour("loss"), label="measured")
        _log_axes(ax, batch_sizes, "best learning rate" if ax.get_subplotspec().is_first_col() else "")
        ax.set_ylim(min(rates) / 1.6, 4 * max(rates))
        ax.set_title(name)
    fig.legend(*ax.get_legend_handles_labels(), loc="outside upper center", ncols=3)
    return fig


@styled
def updates_and_examples(
    batch_sizes: Sequence[int], steps: Sequence[float], least_steps: float, least_examples: float
) -> Figure:
    """Two panels, updates and examples to the same loss by batch size, with the line S_min + E_min / B."""
    fig = Figure(figsize=(5.6, 3.1), layout="constrained")
    left, right = fig.subplots(1, 2)
    B = np.geomspace(batch_sizes[0], batch_sizes[-1], 200)
    line = least_steps + least_examples / B
    sizes, counts = np.array(batch_sizes), np.array(steps)
    few = list(batch_sizes)[::2]
    for ax, measured, fitted, name, floor in [
        (left, counts, line, "updates", least_steps),
        (right, counts * sizes, line * B, "examples", least_examples),
    ]:
        ax.axhline(floor, color=colour("muted"), linewidth=1, linestyle=":")
        ax.plot(B, fitted, color=colour("muted"), linewidth=1.5, linestyle=DASHES[1], label="fitted")
        ax.plot(sizes, measured, "o", color=colour("loss"), label="measured")
        _log_axes(ax, few, "")
        ax.set_title(f"{name} to the same loss")
        ax.yaxis.set_major_locator(mpl.ticker.LogLocator(subs=(1.0, 3.0)))
        ax.yaxis.set_major_formatter("{x:,.0f}")
    fig.legend(*left.get_legend_handles_labels(), loc="outside upper center", ncols=2)
    return fig


@styled
def noise_scale_over_updates(
    updates: Sequence[int], scales: Sequence[Sequence[float]], settled: Sequence[float], label: str
) -> Figure:
    """The noise scale of each start (pale) and the median, over the updates, and at the right once settled.

    Update 0 stands at 10; `label` names the place of the settled ones.
    """
    fig = Figure(figsize=(5.6, 3.2), layout="constrained")
    ax = fig.add_subplot()
    places = [max(update, 10) for update in updates]
    for start in zip(*scales, strict=True):
        ax.plot(places, start, color=colour("ghost"), linewidth=0.8)
    ax.plot(places, np.median(np.array(scales), axis=1), "o-", color=colour("loss"))
    after = 4 * places[-1]
    ax.plot([after] * len(settled), settled, "o", color=colour("ghost"), markersize=3)
    ax.plot(after, np.median(settled), "s", color=colour("validation"), markersize=7)
    ax.set(xscale="log", yscale="log", xlabel="update", ylabel="noise scale (examples)")
    ax.set_xticks([*places, after], [*(f"{update:,}" for update in updates), label])
    ax.xaxis.set_minor_locator(mpl.ticker.NullLocator())
    ax.yaxis.set_major_formatter("{x:,.0f}")
    return fig
