"""Figures of the bigram model: the table as a picture, and what smoothing costs and buys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib as mpl
import torch
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from tendays.bigrams import CHARS
from tendays.plots import DASHES, colour, styled

__all__ = ["counts_picture", "nll_over"]


@styled
def counts_picture(counts: torch.Tensor) -> Figure:
    """Counts (27, 27) as squares, rows the first letter: sixteen times the count is a side twice as long."""
    fig = Figure(figsize=(5.6, 5.6), layout="constrained")
    ax = fig.add_subplot()
    first, second = counts.nonzero(as_tuple=True)
    area = 105 * (counts[first, second] / counts.max()).sqrt()
    ax.scatter(second, first, s=area, marker="s", color=colour("loss"), linewidths=0)
    places, letters = range(len(CHARS)), ["•", *CHARS[1:]]
    ax.set(xticks=places, yticks=places, xticklabels=letters, yticklabels=letters)
    ax.set(
        xlim=(-0.7, 26.7), ylim=(26.7, -0.7), xlabel="second letter", ylabel="first letter", aspect="equal"
    )
    ax.xaxis.set(ticks_position="top", label_position="top")
    ax.tick_params(length=0, labelsize=10.5)
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)
    return fig


@styled
def nll_over(
    values: Sequence[float], curves: Mapping[str, ArrayLike], *, label: str, level: float | None = None
) -> Figure:
    """Mean NLL in nats of each named curve over `values` on a log axis; a dotted line at `level`."""
    fig = Figure(figsize=(5.6, 3.2), layout="constrained")
    ax = fig.add_subplot()
    for i, (name, nll) in enumerate(curves.items()):
        ax.plot(values, nll, label=name, linestyle=DASHES[i % len(DASHES)])
    if level is not None:
        ax.axhline(level, color=colour("muted"), linewidth=1, linestyle=":")
    ax.set(xscale="log", xlabel=label, ylabel="mean NLL (nats a letter)")
    ax.xaxis.set_major_formatter("{x:g}")
    ax.xaxis.set_minor_formatter(mpl.ticker.NullFormatter())
    fig.legend(loc="outside upper center", ncols=2)
    return fig
