"""Figures of networks that overfit, and of what holds them back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullFormatter, PercentFormatter
from numpy.typing import ArrayLike

from tendays.plots import DASHES, colour, styled

Array = npt.NDArray[np.float64]
Sure = Callable[[Array], ArrayLike]  # from points (M, 2) to the probability of class 1 at each, (M,)
CELLS = 70  # of a map, in each direction
COIN = float(np.log(2))


@styled
def loss_and_accuracy(updates: Sequence[int], curves: Mapping[str, ArrayLike], accuracy: ArrayLike) -> Figure:
    """Above, each named loss (L,) and the loss of a coin; below, the share of right answers (L,)."""
    fig = Figure(figsize=(5.6, 4.2), layout="constrained")
    above, below = fig.subplots(2, 1, sharex=True, height_ratios=(3, 2))
    for i, (name, losses) in enumerate(curves.items()):
        above.plot(updates, np.asarray(losses), label=name, linestyle=DASHES[i % len(DASHES)])
    above.axhline(COIN, color=colour("muted"), linewidth=1, linestyle=":", label="a coin")
    above.set(ylabel="loss (nats)", ylim=(0, None))
    below.plot(updates, np.asarray(accuracy), color=colour("validation"), linestyle=DASHES[1])
    below.set(xlabel="update", ylabel="right on test", ylim=(0.5, 1))
    below.yaxis.set_major_formatter(PercentFormatter(1))
    fig.legend(loc="outside upper center", ncols=3)
    return fig


@styled
def maps(networks: Mapping[str, Sure], xs: ArrayLike, ys: ArrayLike) -> Figure:
    """How sure each named network is, over the plane, deep colours beyond 95 %; and points.

    xs (N, 2), ys (N,) of 0 and 1: discs for 1, squares for 0.
    """
    fig = Figure(figsize=(5.6, 2.35), layout="constrained")
    for ax, (name, sure) in zip(fig.subplots(1, len(networks), sharey=True), networks.items(), strict=True):
        _map(ax, sure)
        points, classes = np.asarray(xs), np.asarray(ys)
        for which, shade, shape in ((1, "loss", "o"), (0, "validation", "s")):
            style = {"color": colour(shade), "markeredgecolor": colour("paper"), "markeredgewidth": 0.5}
            ax.plot(*points[classes == which].T, shape, markersize=4.5, zorder=3, **style)
        ax.set(title=name, aspect="equal", xticks=[], yticks=[])
        ax.grid(visible=False)
    return fig


def _map(ax: Axes, sure: Sure) -> None:
    ticks = np.linspace(-1.9, 2.9, CELLS + 1), np.linspace(-1.9, 2.4, CELLS + 1)
    a, b = np.meshgrid(*ticks)
    probability = np.asarray(sure(np.stack([a.ravel(), b.ravel()], axis=1))).reshape(a.shape)
    levels = ((0, 0.05, "validation", 0.45), (0.05, 0.5, "validation", 0.14), (0.5, 0.95, "loss", 0.14))
    for low, high, shade, alpha in (*levels, (0.95, 1.001, "loss", 0.45)):
        ax.contourf(a, b, probability, levels=[low - 1e-9, high], colors=[colour(shade)], alpha=alpha)
    ax.contour(a, b, probability, levels=[0.5], colors=[colour("ink")], linewidths=1.4)


@styled
def sizes_of_weights(groups: Mapping[str, ArrayLike], widest: float = 1.0) -> Figure:
    """How large the weights of each named group are: for each size the share of weights above it."""
    fig = Figure(figsize=(5.6, 3.0), layout="constrained")
    ax = fig.add_subplot()
    for i, (name, weights) in enumerate(groups.items()):
        sizes = np.sort(np.abs(np.asarray(weights).ravel()))
        shares = 1 - np.arange(len(sizes)) / len(sizes)
        few = np.linspace(0, len(sizes) - 1, 200).astype(int)
        ax.plot(sizes[few], shares[few], label=name, linestyle=DASHES[i % len(DASHES)])
    ax.set(xlabel="size of a weight", ylabel="share of weights above it", xlim=(0, widest), ylim=(0, 1))
    ax.yaxis.set_major_formatter(PercentFormatter(1))
    fig.legend(loc="outside upper center", ncols=3)
    return fig


@styled
def loss_over_strength(
    panels: Mapping[str, tuple[Sequence[float], Mapping[str, Sequence[float]]]], *, top: float
) -> Figure:
    """A panel for each method, (strengths, losses by name): losses over the strength, up to `top` nats."""
    fig = Figure(figsize=(5.6, 3.1), layout="constrained")
    axes = fig.subplots(1, len(panels), sharey=True)
    for ax, (name, (strengths, lines)) in zip(axes, panels.items(), strict=True):
        for i, (label, losses) in enumerate(lines.items()):
            ax.plot(strengths, losses, marker="osD^"[i], markersize=4, linestyle=DASHES[i], label=label)
        ax.axhline(COIN, color=colour("muted"), linewidth=1, linestyle=":")
        if max(strengths) > 1:
            ax.set_xscale("symlog", linthresh=0.1)
            ax.set_xlim(-0.02, 1.4 * max(strengths))
            ax.xaxis.set_major_formatter("{x:g}")
            ax.xaxis.set_minor_formatter(NullFormatter())
        ax.set(xlabel=name, ylim=(0, top))
    axes[0].set_ylabel("loss (nats)")
    fig.legend(*axes[0].get_legend_handles_labels(), loc="outside upper center", ncols=3)
    return fig
