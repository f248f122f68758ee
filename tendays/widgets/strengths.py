"""Train and validation loss at the strength that a slider points to, and what early stopping would have kept.

>>> from tendays.widgets.strengths import Method, strength_explorer
>>> strength_explorer([Method("Weight decay", [0.0, 1.0, 3.0], train, val)], updates, patience=10)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import anywidget
import ipywidgets
import traitlets

from tendays.overfitting import stop
from tendays.widgets.controls import slider_over
from tendays.widgets.parts import script, styles


@dataclass(frozen=True)
class Method:
    """A way to regularise at K strengths, the first of them none: losses in nats at L looks, (K, L) each."""

    name: str
    strengths: Sequence[float]
    train: Sequence[Sequence[float]]
    val: Sequence[Sequence[float]]

    def packed(self, patience: int) -> dict[str, Any]:
        """As plain data, with the look that early stopping keeps and the one at which it stops."""
        return {
            "name": self.name,
            "strengths": [f"{strength:g}" for strength in self.strengths],
            "train": [[round(loss, 3) for loss in run] for run in self.train],
            "val": [[round(loss, 3) for loss in run] for run in self.val],
            "stops": [list(stop(run, patience)) for run in self.val],
        }


class Strengths(anywidget.AnyWidget):
    """Curves of one of several `methods`, as `Method.packed` gives them, at one strength.

    Changing `index` shows another strength, changing `method` another method.
    """

    _esm = script("words.js", "plot.js", "strengths.js")
    _css = styles("views.css", "strengths.css")
    methods: traitlets.List[Any] = traitlets.List().tag(sync=True)
    updates: traitlets.List[Any] = traitlets.List().tag(sync=True)
    patience = traitlets.Int(10).tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)
    method = traitlets.Int(0).tag(sync=True)


def strength_explorer(
    methods: Sequence[Method], updates: Sequence[int], *, patience: int, start: int = 0
) -> ipywidgets.VBox:
    """Buttons for the methods, a slider over K strengths from none to the strongest, and the curves.

    updates (L,): the number of updates made at each look; patience in looks, at least 1. Raises ValueError
    when the methods do not have equally many strengths, or a curve not one loss for each look.
    """
    _check(methods, len(updates))
    figure = Strengths(
        methods=[method.packed(patience) for method in methods],
        updates=[int(update) for update in updates],
        patience=patience,
        index=start,
    )
    count = len(methods[0].strengths)
    slider = slider_over(["none", *(str(k) for k in range(1, count))], start, "Strength")
    buttons = ipywidgets.ToggleButtons(
        options=[method.name for method in methods], description="Hold back by"
    )
    ipywidgets.jslink((slider, "index"), (figure, "index"))
    ipywidgets.jslink((buttons, "index"), (figure, "method"))
    return ipywidgets.VBox([buttons, ipywidgets.HBox([slider]), figure])


def _check(methods: Sequence[Method], looks: int) -> None:
    counts = {len(method.strengths) for method in methods}
    if len(counts) != 1:
        raise ValueError(f"every method has equally many strengths; got {sorted(counts)}")
    for method in methods:
        lengths = {len(run) for run in [*method.train, *method.val]}
        if lengths != {looks} or {len(method.train), len(method.val)} != counts:
            raise ValueError(
                f"{method.name!r} has runs of {sorted(lengths)} looks, expected {looks} for each strength"
            )
