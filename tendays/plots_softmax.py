"""Figures of softmax and its losses: the push p - y on each logit, and how hard two losses push."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from tendays.plots import DASHES, colour, styled

__all__ = ["pushes", "strength_by_confidence"]


@styled
def pushes(probs: ArrayLike, target: int, names: Sequence[str]) -> Figure:
    """Probabilities (C,), and below them the push y - p that gradient descent gives each logit."""
    fig = Figure(figsize=(5.6, 4.0), layout="constrained")
    above, below = fig.subplots(2, sharex=True)
    p = np.asarray(probs)
    push = np.eye(len(p))[target] - p
    colours = [colour("validation" if i == target else "loss") for i in range(len(p))]
    above.bar(range(len(p)), p, color=colours)
    below.bar(range(len(p)), push, color=colours)
    below.axhline(0, color=colour("muted"), linewidth=1)
    above.set(ylabel="p", ylim=(0, None))
    below.set(ylabel="push y − p", xticks=range(len(p)), xticklabels=names, xlim=(-0.7, len(p) - 0.3))
    for ax in (above, below):
        ax.grid(visible=False, axis="x")
        ax.tick_params(axis="x", length=0)
    return fig


@styled
def strength_by_confidence() -> Figure:
    """The push on the right class's logit over its probability: two losses, two classes."""
    fig = Figure(figsize=(5.6, 3.0), layout="constrained")
    ax = fig.add_subplot()
    p = np.linspace(0, 1, 201)
    ax.plot(p, 1 - p, label="cross-entropy", linestyle=DASHES[0])
    ax.plot(p, 4 * p * (1 - p) ** 2, label="squared error", linestyle=DASHES[1])
    ax.set(
        xlabel="probability of the class that came", ylabel="push on its logit", xlim=(0, 1), ylim=(0, 1.05)
    )
    fig.legend(loc="outside upper center", ncols=2)
    return fig
