"""Figures of the labs: a few named lines over anything, with plain numbers on log axes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib import ticker
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tendays.plots import DASHES, colour, styled

COLOURS = ("loss", "validation", "gradient", "just-right")
Line = tuple[Sequence[float], Sequence[float]]  # places and heights


@styled
def lines(
    named: Mapping[str, Line], xlabel: str, ylabel: str, *, log: str = "", level: float | None = None
) -> Figure:
    """A line for each name, with marks where it has few points; `log` names the log axes: "", "x", "y", "xy".

    level: where a dotted line stands.
    """
    fig = Figure(figsize=(5.6, 3.4), layout="constrained")
    ax = fig.add_subplot()
    for i, (name, (xs, ys)) in enumerate(named.items()):
        mark = "osD^"[i % 4] if len(xs) < 12 else ""
        ax.plot(xs, ys, marker=mark, color=colour(COLOURS[i % 4]), linestyle=DASHES[i % 4], label=name)
    if level is not None:
        ax.axhline(level, color=colour("ink"), linewidth=1.2, linestyle=":")
    for which in log:
        _plain_log(ax, which)
    ax.set(xlabel=xlabel, ylabel=ylabel)
    fig.legend(loc="outside upper center", ncols=2)
    return fig


def _plain_log(ax: Axes, which: str) -> None:
    """A log axis, x or y, with plain numbers."""
    ax.set(**{f"{which}scale": "log"})
    axis = ax.xaxis if which == "x" else ax.yaxis
    axis.set_major_locator(ticker.LogLocator(subs=(1, 2, 5)))
    axis.set_major_formatter("{x:g}")
    axis.set_minor_formatter(ticker.NullFormatter())
