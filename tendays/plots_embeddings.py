"""Letters as points: where a language model has put them."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from tendays.bigrams import CHARS
from tendays.plots import colour, styled

VOWELS = "aeiou"


@styled
def letters_in_the_plane(places: ArrayLike) -> Figure:
    """The 27 embeddings (27, 2), each letter where it stands; vowels and '.' in their own colours."""
    points = np.asarray(places)
    fig = Figure(figsize=(5.6, 4.6), layout="constrained")
    ax = fig.add_subplot()
    for letter, (x, y) in zip(CHARS, points, strict=True):
        name = "validation" if letter in VOWELS else "gradient" if letter == "." else "loss"
        ax.plot(x, y, "o", color=colour(name), alpha=0.22, markersize=19, markeredgewidth=0)
        ax.text(x, y, letter, color=colour("ink"), ha="center", va="center_baseline", weight="bold")
    ax.set(xlabel="first number of the embedding", ylabel="second number")
    ax.margins(0.1)
    return fig
