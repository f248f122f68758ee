"""Where a network draws its line: maps of the plane, the view from a hidden layer, many lines at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from tendays.plots import colour, styled

Array = npt.NDArray[np.float64]
Says = Callable[[Array], ArrayLike]  # from points (M, 2) to what a network says to each, (M,)
CELLS = 60  # of a map, in each direction


def _grid(reach: float) -> tuple[Array, Array]:
    ticks = np.linspace(-reach, reach, CELLS + 1)
    a, b = np.meshgrid(ticks, ticks)
    return ticks, np.stack([a.ravel(), b.ravel()], axis=1)


def _line_of(ax: Axes, says: Says, reach: float, width: float = 1.8) -> None:
    """The line on which the network says 0."""
    ticks, points = _grid(reach)
    values = np.asarray(says(points)).reshape(len(ticks), -1)
    ax.contour(ticks, ticks, values, levels=[0], colors=[colour("ink")], linewidths=width)


def _points(ax: Axes, xs: ArrayLike, ys: ArrayLike) -> None:
    """Discs for the class +1, squares for -1."""
    xs, ys = np.asarray(xs), np.asarray(ys)
    for keep, name, shape in ((ys > 0, "loss", "o"), (ys < 0, "prediction", "s")):
        ax.plot(*xs[keep].T, shape, color=colour(name), markersize=4.5, zorder=3)


@styled
def boundaries(
    maps: Mapping[str, Sequence[Says]], xs: ArrayLike, ys: ArrayLike, *, reach: float = 2.2, columns: int = 3
) -> Figure:
    """A map for each name, with points xs (N, 2) of classes ys (N,) and the line of every network in it.

    The side that the first network of a map calls +1 is tinted.
    """
    rows = -(-len(maps) // columns)
    fig = Figure(figsize=(5.6, 5.6 / columns * rows + 0.35 * rows), layout="constrained")
    axes = fig.subplots(rows, columns, squeeze=False).ravel()
    ticks, points = _grid(reach)
    for ax, (name, networks) in zip(axes, maps.items(), strict=False):
        first = np.asarray(networks[0](points)).reshape(len(ticks), -1)
        ax.contourf(ticks, ticks, first, levels=[0, 2], colors=[colour("loss")], alpha=0.16)
        for says in networks:
            _line_of(ax, says, reach, 1.8 if len(networks) == 1 else 0.8)
        _points(ax, xs, ys)
        ax.set(title=name, aspect="equal", xticks=[-2, 0, 2], yticks=[-2, 0, 2])
        ax.grid(visible=False)
    for ax in axes[len(maps) :]:
        ax.set_axis_off()
    return fig


@styled
def two_views(xs: ArrayLike, hidden: ArrayLike, ys: ArrayLike, says: Says, last: Says) -> Figure:
    """The same points as they come in, xs (N, 2), and as two hidden neurons see them, hidden (N, 2).

    says and last draw the line where the network says 0 in each view.
    """
    fig = Figure(figsize=(5.6, 3.1), layout="constrained")
    axes = fig.subplots(1, 2)
    for ax, places, line, names in (
        (axes[0], xs, says, ("x₁", "x₂")),
        (axes[1], hidden, last, ("h₁", "h₂")),
    ):
        _line_of(ax, line, 1.6)
        _points(ax, places, ys)
        ax.set(xlabel=names[0], ylabel=names[1], aspect="equal", xlim=(-1.6, 1.6), ylim=(-1.6, 1.6))
        ax.set(xticks=[-1, 0, 1], yticks=[-1, 0, 1])
        ax.grid(visible=False)
        for line_drawn in ax.lines:
            line_drawn.set_markersize(9)
    axes[0].set_title("what comes in")
    axes[1].set_title("what the hidden layer says")
    return fig
