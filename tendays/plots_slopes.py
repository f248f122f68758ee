"""Slopes in pictures: a curve under the microscope, the error of every nudge, a gradient on its map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from tendays.plots import DASHES, colour, styled

Array = np.ndarray


@styled
def microscope(f: Callable[[Array], Array], x: float, slope: float, nudges: Sequence[float]) -> Figure:
    """The curve of f at the scale of each nudge, from x - 2h to x + 2h, and its tangent of the given slope.

    f works on arrays, elementwise. Heights are in units of h, measured from f(x).
    """
    fig = Figure(figsize=(5.6, 2.5), layout="constrained")
    axes = fig.subplots(1, len(nudges), sharey=True, squeeze=False)[0]
    t = np.linspace(-2, 2, 401)
    for ax, h in zip(axes, nudges, strict=True):
        seen = (f(x + t * h) - f(np.array([x]))) / h
        ax.plot(t, slope * t, color=colour("muted"), linewidth=1.4, linestyle=DASHES[1], label="tangent")
        ax.plot(t, seen, color=colour("loss"), label="curve")
        ax.set(title=f"h = {h:g}", xticks=[-2, 0, 2], xticklabels=["x − 2h", "x", "x + 2h"])
    axes[0].set(ylim=(-2, 2), ylabel="rise, in units of h")
    fig.legend(*axes[0].get_legend_handles_labels(), loc="outside upper center", ncols=2)
    return fig


@styled
def error_by_nudge(
    nudges: ArrayLike, errors: Mapping[str, ArrayLike], theory: Mapping[str, ArrayLike] | None = None
) -> Figure:
    """The size of a slope's error at each nudge, dots for what was measured, a dashed line for a theory.

    Both axes are logarithmic; an entry of `theory` has the colour of the entry of `errors` of the same name.
    """
    fig = Figure(figsize=(5.6, 3.5), layout="constrained")
    ax = fig.add_subplot()
    for i, (name, measured) in enumerate(errors.items()):
        shade = colour(("loss", "validation", "gradient")[i % 3])
        size = np.asarray(measured, dtype=float)
        ax.plot(nudges, np.where(size > 0, size, np.nan), "os^"[i % 3], color=shade, markersize=3, label=name)
        if theory and name in theory:
            ax.plot(nudges, np.asarray(theory[name]), color=shade, linewidth=1.2, linestyle=DASHES[1])
    ax.set(xscale="log", yscale="log", xlabel="nudge h", ylabel="error of the slope")
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(mpl.ticker.LogLocator(numticks=6))
        axis.set_major_formatter("{x:g}")
        axis.set_minor_formatter(mpl.ticker.NullFormatter())
    fig.legend(loc="outside upper center", ncols=3)
    return fig


@styled
def landscape(f: Callable[[Array, Array], Array], point: Sequence[float], slopes: Sequence[float]) -> Figure:
    """A map of f(a, b), its level lines, and at a point the two partial slopes and the gradient as arrows."""
    fig = Figure(figsize=(5.6, 4.0), layout="constrained")
    ax = fig.add_subplot()
    a, b = np.meshgrid(np.linspace(-2, 2, 61), np.linspace(-2, 2, 61))
    ax.contour(a, b, f(a, b), levels=9, colors=[colour("ghost")], linewidths=1)
    along_a, along_b = (slopes[0], 0), (0, slopes[1])
    _arrow(ax, point, along_a, "loss", "along a")
    _arrow(ax, point, along_b, "validation", "along b")
    _arrow(ax, point, slopes, "gradient", "gradient")
    ax.plot(*point, "o", color=colour("ink"), markersize=7)
    ax.set(xlabel="a", ylabel="b", aspect="equal", xlim=(-2, 2), ylim=(-2, 2))
    ax.grid(visible=False)
    return fig


def _arrow(ax: Axes, start: Sequence[float], move: Sequence[float], name: str, words: str) -> None:
    end = (start[0] + move[0], start[1] + move[1])
    style = {"arrowstyle": "-|>", "color": colour(name), "linewidth": 2.2, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", end, (start[0], start[1]), arrowprops=style)
    above = 7 if move[1] >= 0 else -14
    ax.annotate(words, end, (0, above), textcoords="offset points", ha="center", color=colour(name))


@styled
def change_by_direction(degrees: ArrayLike, changes: ArrayLike, best: float) -> Figure:
    """How much f changes for a nudge of one length in every direction; a line at the gradient's direction."""
    fig = Figure(figsize=(5.6, 2.8), layout="constrained")
    ax = fig.add_subplot()
    ax.axvline(best, color=colour("gradient"), linestyle=DASHES[1], label="direction of the gradient")
    ax.plot(np.asarray(degrees), np.asarray(changes), label="change of f")
    ax.set(xlabel="direction of the nudge, in degrees", ylabel="change of f", xlim=(0, 360))
    ax.set_xticks(range(0, 361, 90))
    fig.legend(loc="outside upper center", ncols=2)
    return fig
