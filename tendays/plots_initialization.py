"""Figures of first weights: sizes and histograms layer by layer, training from them, and rates by width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
import matplotlib.ticker
import numpy as np
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from tendays.palette import CYCLE
from tendays.plots import DASHES, colour, styled

MARKS = "os^Dv"


@styled
def sizes_by_layer(forward: Mapping[str, Sequence[float]], backward: Mapping[str, Sequence[float]]) -> Figure:
    """Two panels: sizes of signals forward, and of gradients backward, by layer, one line for each name.

    Every sequence starts with the input, layer 0; all are drawn on one log axis.
    """
    fig = Figure(figsize=(5.6, 3.3), layout="constrained")
    panels = fig.subplots(1, 2, sharey=True)
    for ax, title, curves in zip(
        panels, ("signal, going forward →", "gradient, coming back ←"), (forward, backward), strict=True
    ):
        for i, (name, sizes) in enumerate(curves.items()):
            ax.plot(
                np.arange(len(sizes)),
                sizes,
                label=name,
                linestyle=DASHES[i % 4],
                marker=MARKS[i % 5],
                markersize=4,
            )
        ax.set(title=title, xlabel="layer", yscale="log")
        ax.xaxis.set_major_locator(mpl.ticker.MultipleLocator(5))
    panels[0].set_ylabel("root mean square")
    fig.legend(*panels[0].get_legend_handles_labels(), loc="outside upper center", ncols=2)
    return fig


@styled
def histograms_by_layer(
    rows: Mapping[str, Mapping[int, torch.Tensor]], reach: tuple[float, float], *, top: float = 0.5
) -> Figure:
    """A row of histograms for each name, one for each layer: shares of values, the rest at the edge."""
    count = len(next(iter(rows.values())))
    fig = Figure(figsize=(5.6, 1.15 * len(rows) + 0.5), layout="constrained")
    panels = fig.subplots(len(rows), count, sharex=True, sharey=True, squeeze=False)
    edges = np.linspace(*reach, 26)
    for row, (axes, (name, layers)) in enumerate(zip(panels, rows.items(), strict=True)):
        for ax, (layer, values) in zip(axes, layers.items(), strict=True):
            inside = np.clip(values.flatten().numpy(), edges[0], edges[-1] * (1 - 1e-9))
            share = np.histogram(inside, edges)[0] / inside.size
            ax.stairs(share, edges, fill=True, color=colour("loss"), alpha=0.8)
            ax.set(yticks=[], ylim=(0, top), xticks=[reach[0], reach[1]])
            ax.grid(visible=False)
            if row == 0:
                ax.set_title(f"layer {layer}")
        axes[0].set_ylabel(name)
    return fig


@styled
def training_by_rule(
    panels: Mapping[str, Mapping[str, Sequence[float]]], every: int, *, top: float
) -> Figure:
    """One panel for each title: the loss over the updates of each rule at its best rate, up to `top` nats."""
    fig = Figure(figsize=(5.6, 3.4), layout="constrained")
    axes = fig.subplots(1, len(panels), sharey=True, squeeze=False)[0]
    low = min(min(losses) for curves in panels.values() for losses in curves.values())
    names = list(dict.fromkeys(name for curves in panels.values() for name in curves))
    for ax, (title, curves) in zip(axes, panels.items(), strict=True):
        for name, losses in curves.items():
            i = names.index(name)
            style: dict[str, Any] = {
                "color": colour(CYCLE[i]),
                "linestyle": DASHES[i % 4],
                "marker": MARKS[i % 5],
                "markersize": 4,
            }
            ax.plot(np.arange(len(losses)) * every, losses, label=name, **style)
        ax.set(title=title, xlabel="update", ylim=(low - 0.1, top))
    axes[0].set_ylabel("loss (nats), median of the starts")
    handles = {
        label: handle for ax in axes for handle, label in zip(*ax.get_legend_handles_labels(), strict=True)
    }
    fig.legend(list(handles.values()), list(handles), loc="outside upper center", ncols=3)
    return fig


@styled
def loss_by_rate(
    rates: Sequence[float], panels: Mapping[str, Mapping[int, ArrayLike]], *, top: float
) -> Figure:
    """One panel for each parametrisation: the loss (R, S) of each width over R rates, median and middle half.

    A ring marks the best rate of each width.
    """
    fig = Figure(figsize=(5.6, 3.5), layout="constrained")
    axes = fig.subplots(1, len(panels), sharey=True, squeeze=False)[0]
    for ax, (title, widths) in zip(axes, panels.items(), strict=True):
        for i, (width, losses) in enumerate(widths.items()):
            _one_width(ax, i, width, rates, np.asarray(losses))
        ax.set(title=title, xscale="log", xlabel="learning rate", ylim=(None, top))
        ax.xaxis.set_minor_formatter(mpl.ticker.NullFormatter())
    axes[0].set_ylabel("train loss (nats)")
    fig.legend(*axes[0].get_legend_handles_labels(), loc="outside upper center", ncols=3)
    return fig


def _one_width(ax: Axes, i: int, width: int, rates: Sequence[float], losses: np.ndarray) -> None:
    low, median, high = np.quantile(losses, [0.25, 0.5, 0.75], axis=1)
    style: dict[str, Any] = {"color": colour(CYCLE[i]), "linestyle": DASHES[i % 4]}
    ax.fill_between(rates, low, high, color=colour(CYCLE[i]), alpha=0.2, linewidth=0)
    ax.plot(rates, median, label=f"width {width}", marker=MARKS[i % 5], markersize=4, **style)
    best = int(median.argmin())
    ax.plot(
        rates[best],
        median[best],
        "o",
        color=colour(CYCLE[i]),
        markersize=11,
        markerfacecolor="none",
        markeredgewidth=2,
    )
