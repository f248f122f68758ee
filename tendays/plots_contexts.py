"""What a longer context is worth: to a table of counts, and to a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from tendays.plots import DASHES, colour, styled


@styled
def loss_by_context(lengths: Sequence[int], models: Mapping[str, Mapping[str, ArrayLike]]) -> Figure:
    """Loss over the number of letters of context, for each model's "train" and "dev", each (K,) or (K, S).

    Filled marks and full lines are dev, hollow marks and broken lines are train; means over S.
    """
    fig = Figure(figsize=(5.6, 3.4), layout="constrained")
    ax = fig.add_subplot()
    for i, (name, scores) in enumerate(models.items()):
        shade = colour(("validation", "loss")[i % 2])
        for part, dash, face in (("dev", DASHES[0], shade), ("train", DASHES[1], "none")):
            means = [np.mean(row) for row in np.asarray(scores[part])]
            ax.plot(lengths, means, color=shade, linestyle=dash, marker="os"[i % 2], markersize=7,
                    markerfacecolor=face, label=f"{name}, {part}")  # fmt: skip
    ax.set(xlabel="letters of context", ylabel="loss (nats)", xticks=list(lengths))
    fig.legend(loc="outside upper center", ncols=2)
    return fig
