"""Softmax with a temperature, and what its probabilities pay for the letters that came.

>>> from tendays.widgets.temperature import softmax_temperature
>>> softmax_temperature(logits, counts, letters, target=1)          # (C,), (C,), C names
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import anywidget
import ipywidgets
import traitlets

from tendays.widgets.controls import box, play_over, slider_over
from tendays.widgets.parts import script, styles
from tendays.widgets.runs import as_array, shape

TEMPERATURES = [float(f"{10 ** (k / 20):.2g}") for k in range(-20, 21)]  # 0.1 to 10, 1 in the middle


class SoftmaxTemperature(anywidget.AnyWidget):
    """Logits (C,) as probabilities at one of `temperatures`, and the price of one class and of all.

    counts (C,): how often each class came; `index` is the temperature shown, `target` the class priced.
    """

    _esm = script("words.js", "plot.js", "temperature.js")
    _css = styles("views.css", "temperature.css")
    names: traitlets.List[Any] = traitlets.List().tag(sync=True)
    logits: traitlets.List[Any] = traitlets.List().tag(sync=True)
    counts: traitlets.List[Any] = traitlets.List().tag(sync=True)
    temperatures: traitlets.List[Any] = traitlets.List(TEMPERATURES).tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)
    target = traitlets.Int(0).tag(sync=True)


def softmax_temperature(
    logits: Any, counts: Any, names: Sequence[str], *, target: int = 0
) -> ipywidgets.VBox:
    """A play button, a slider over temperatures, a choice of the class that came, and two plots.

    logits (C,); counts (C,), not all 0; names: a short word for each class; target: the class chosen at
    first. Raises ValueError when they do not fit together.
    """
    logits, counts = as_array(logits), as_array(counts)
    if logits.shape != (len(names),) or counts.shape != (len(names),):
        raise ValueError(
            f"{len(names)} names want as many logits and counts; got {shape(logits)} and {shape(counts)}"
        )
    if counts.sum() <= 0:
        raise ValueError("all counts are 0; at least one class must have come for a mean price")
    middle = TEMPERATURES.index(1.0)
    figure = SoftmaxTemperature(
        names=list(names),
        logits=[round(z, 5) for z in logits.tolist()],
        counts=counts.tolist(),
        index=middle,
        target=target,
    )
    return _with_controls(figure, middle)


def _with_controls(figure: SoftmaxTemperature, start: int) -> ipywidgets.VBox:
    slider = slider_over([f"{T:g}" for T in TEMPERATURES], start, "Temperature")
    play = play_over(slider, 200, "Play all temperatures")
    came = ipywidgets.Dropdown(options=figure.names, index=figure.target, description="What comes")
    ipywidgets.jslink((came, "index"), (figure, "target"))
    above, below = box(play, slider, figure).children
    return ipywidgets.VBox([above, came, below])
