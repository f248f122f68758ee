"""Losses of several starts, looked at now and then: medians with all starts around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from tendays.plots import DASHES, colour, styled

COLOURS = ("loss", "validation", "gradient", "just-right")


@styled
def starts_compared(
    updates: Sequence[int], losses: Mapping[str, ArrayLike], *, knowing_nothing: float | None = None
) -> Figure:
    """The median loss and the range of S starts for each name: losses (S, T) at T numbers of updates.

    A dotted line stands at `knowing_nothing`, in nats.
    """
    fig = Figure(figsize=(5.6, 3.2), layout="constrained")
    ax = fig.add_subplot()
    for i, (name, values) in enumerate(losses.items()):
        runs, shade = np.asarray(values), colour(COLOURS[i])
        ax.fill_between(updates, runs.min(0), runs.max(0), color=shade, alpha=0.18, linewidth=0)
        ax.plot(updates, np.median(runs, axis=0), color=shade, linestyle=DASHES[i], label=name)
    if knowing_nothing is not None:
        ax.axhline(knowing_nothing, color=colour("muted"), linewidth=1, linestyle=":")
    ax.set(xlabel="update", ylabel="loss (nats)")
    fig.legend(loc="outside upper center", ncols=2)
    return fig
