"""An expression drawn as a graph: boxes with names, numbers and slopes, and the edges between them."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch
from matplotlib.ticker import NullFormatter
from numpy.typing import ArrayLike

from tendays.graphs import Graph, written
from tendays.layout import HEIGHT, WIDTH, Point, layout
from tendays.plots import DASHES, colour, styled

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
PAGE = 380.0  # pixels of the layout that fill the width of a figure


@styled
def expression(graph: Graph, *, grads: bool = False) -> Figure:
    """The graph from its inputs above to its result below; with `grads`, each number's slope beside it."""
    placed = layout(graph)
    width = max(PAGE, placed.width)
    fig = Figure(figsize=(5.6, 5.6 * (placed.height + 8) / width))
    size = 4900 / width  # of the text, so that it fills a box
    ax = fig.add_axes((0.0, 0.0, 1.0, 1.0))
    left = (placed.width - width) / 2
    ax.set(xlim=(left - 2, left + width + 2), ylim=(placed.height + 4, -4))
    ax.set_axis_off()
    for points in placed.edges.values():
        _edge(ax, points)
    slopes = graph.grads() if grads else [None] * len(graph.nodes)
    for node, corner, slope in zip(graph.nodes, placed.corners, slopes, strict=True):
        _node(ax, corner, node.label, node.data, slope, "muted" if node.formula else "accent", size)
    return fig


def _edge(ax: Axes, points: list[Point]) -> None:
    xs, ys = zip(*points, strict=True)
    ax.plot(xs, ys, color=colour("ghost"), linewidth=1.6, zorder=1)
    arrow = {"arrowstyle": "-|>", "color": colour("ghost"), "linewidth": 1.6, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", points[-1], points[-2], arrowprops=arrow, zorder=1)


def _node(
    ax: Axes, corner: Point, label: str, data: float, slope: float | None, edge: str, size: float
) -> None:
    x, y = corner
    box = FancyBboxPatch(corner, WIDTH, HEIGHT, boxstyle="round,pad=0,rounding_size=7", linewidth=1.4)
    box.set(facecolor=colour("surface"), edgecolor=colour(edge), zorder=2)
    ax.add_patch(box)
    ax.text(x + WIDTH / 2, y + 15, label, ha="center", va="center", fontsize=size, fontweight="bold")
    places = [(0.5, data, "ink")] if slope is None else [(0.27, data, "ink"), (0.73, slope, "gradient")]
    for share, number, name in places:
        where = (x + share * WIDTH, y + 33)
        ax.text(*where, written(number), ha="center", va="center", fontsize=0.96 * size, color=colour(name))


@styled
def slopes_by_depth(groups: Mapping[str, ArrayLike]) -> Figure:
    """The size of a slope after 0 to D operations, for named groups of S chains, each (S, D + 1).

    A line for each median, and a band that holds 8 of 10 chains.
    """
    fig = Figure(figsize=(5.6, 3.2), layout="constrained")
    ax = fig.add_subplot()
    names = ("too-small", "just-right", "diverged", "gradient")
    for i, (label, slopes) in enumerate(groups.items()):
        low, median, high = np.quantile(np.abs(np.asarray(slopes)), [0.1, 0.5, 0.9], axis=0)
        depth, shade = np.arange(len(median)), colour(names[i % len(names)])
        ax.fill_between(depth, low, high, color=shade, alpha=0.2, linewidth=0)
        ax.plot(depth, median, color=shade, linestyle=DASHES[i % len(DASHES)], label=label)
    ax.set(yscale="log", xlabel="operations between the number and the result", ylabel="size of the slope")
    ax.yaxis.set_major_formatter(lambda size, _: f"10{str(round(math.log10(size))).translate(RAISED)}")
    ax.yaxis.set_minor_formatter(NullFormatter())
    fig.legend(loc="outside upper center", ncols=len(groups))
    return fig
