"""Three optimizers in one long valley: plain gradient descent, momentum and Adam, at one learning rate.

>>> from tendays.widgets.valley import valley_race
>>> valley_race([10 ** (k / 10 - 3) for k in range(31)], start=0.05)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import anywidget
import ipywidgets
import traitlets

from tendays.widgets.controls import box, play_over, slider_over
from tendays.widgets.labels import rate_labels
from tendays.widgets.parts import script, styles

LIES = ("along an axis", "slanting")
CURVATURES = (1.0, 50.0)  # along the valley and across it
FROM = (-9.0, 1.5)  # where all three begin: a distance along the valley and one across it
UPDATES = 100


class ValleyRace(anywidget.AnyWidget):
    """The valley of `curvatures` with the paths of three optimizers, worked out on the page.

    `rates` are to choose from by `index`; `momentum` is what the second keeps of its velocity and the third
    of its mean gradient; `lie` is 0 for a valley along an axis and 1 for one at 30 degrees to it.
    """

    _esm = script("words.js", "plot.js", "race.js", "valley.js")
    _css = styles("views.css", "valley.css")
    rates: traitlets.List[Any] = traitlets.List().tag(sync=True)
    curvatures: traitlets.List[Any] = traitlets.List(list(CURVATURES)).tag(sync=True)
    begin: traitlets.List[Any] = traitlets.List(list(FROM)).tag(sync=True)
    updates = traitlets.Int(UPDATES).tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)
    momentum = traitlets.Float(0.9).tag(sync=True)
    lie = traitlets.Int(0).tag(sync=True)


def valley_race(rates: Sequence[float], *, start: float, momentum: float = 0.9) -> ipywidgets.VBox:
    """A slider over rates, one over momentum, the lie of the valley, and three paths that follow them.

    rates: positive and rising, else ValueError; the one nearest to `start`, in ratio, is shown first
    """
    if len(rates) < 2 or rates[0] <= 0 or any(a >= b for a, b in pairwise(rates)):
        raise ValueError(f"rates are at least two positive numbers in rising order, got {list(rates)}")
    index = min(range(len(rates)), key=lambda i: max(rates[i] / start, start / rates[i]))
    figure = ValleyRace(rates=[float(f"{rate:.6g}") for rate in rates], index=index, momentum=momentum)
    slider = slider_over(rate_labels(rates), index, "Learning rate")
    play = play_over(slider, 250, "Raise the rate")
    kept = ipywidgets.FloatSlider(momentum, min=0, max=0.99, step=0.01, description="Momentum")
    ipywidgets.jslink((kept, "value"), (figure, "momentum"))
    choice = ipywidgets.ToggleButtons(options=list(LIES), index=0, description="The valley lies")
    ipywidgets.jslink((choice, "index"), (figure, "lie"))
    controls = box(play, slider, figure)
    controls.children = [controls.children[0], ipywidgets.HBox([kept]), choice, figure]
    return controls
