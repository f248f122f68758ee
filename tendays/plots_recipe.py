"""The figure of the recipe: what a knob costs that is off by a factor of three."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import mean, stdev

from matplotlib.figure import Figure

from tendays.plots import colour, styled


@styled
def knobs(costs: Mapping[str, tuple[Sequence[float], Sequence[float]]]) -> Figure:
    """A row for each knob, the dearest at the top: dev loss above the recipe's, at a third and threefold.

    costs: by name, the differences of each start, in nats. Bars are a standard deviation over the starts.
    """
    names = sorted(costs, key=lambda name: max(map(mean, costs[name])))
    fig = Figure(figsize=(5.6, 0.46 * len(names) + 1.1), layout="constrained")
    ax = fig.add_subplot()
    looks = (("a third", "v", "loss", 0.12), ("three times", "^", "validation", -0.12))
    for side, (words, marker, shade, shift) in enumerate(looks):
        for row, name in enumerate(names):
            found = costs[name][side]
            ax.errorbar(
                mean(found),
                row + shift,
                xerr=stdev(found),
                marker=marker,
                color=colour(shade),
                linestyle="none",
                label=words if row == 0 else None,
            )
    ax.axvline(0, color=colour("muted"), linewidth=1)
    ax.set_yticks(range(len(names)), names)
    ax.set_xlabel("dev loss above that of the recipe (nats)")
    ax.legend(loc="lower right")
    return fig
