"""A secant that closes on the tangent as the nudge shrinks, and then falls to pieces.

>>> from tendays.widgets.secant import secant_microscope
>>> secant_microscope(math.tanh, 0.7, slope=0.6347, nudges=[10 ** -(k / 4) for k in range(69)])
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import anywidget
import ipywidgets
import traitlets

from tendays.derivatives import derivative
from tendays.widgets.controls import box, play_over, slider_over
from tendays.widgets.parts import script, styles

PROBES = ("x and x + h", "x − h and x + h")
SAMPLES = 48  # of the curve on each side of x
REACH = 2  # nudges that the microscope shows on each side of x
FLOOR = 1e-17  # an error below is drawn here
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")

Function = Callable[[float], float]


class SecantMicroscope(anywidget.AnyWidget):
    """A curve seen at the scale of the nudge, with its secant: `scenes` as `packed_scenes` gives them.

    `index` says which nudge, `probes` 0 for a probe at x and one at x + h, 1 for one on each side. Both can
    be changed from Python, by a link or, `index`, by dragging in the plot of errors.
    """

    _esm = script("words.js", "plot.js", "drag.js", "secant.js")
    _css = styles("views.css", "secant.css")
    slope = traitlets.Float().tag(sync=True)
    scenes: traitlets.List[Any] = traitlets.List().tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)
    probes = traitlets.Int(0).tag(sync=True)


def secant_microscope(
    f: Function, x: float, *, slope: float, nudges: Sequence[float], start: int = 0
) -> ipywidgets.VBox:
    """A slider over the nudges, a choice of probes, and the curve at the scale of the nudge with its secant.

    f: from a number to a number; slope: its true slope at x, to measure errors against
    nudges: positive and falling, raises ValueError if not; start: the index of the one shown first
    """
    if not all(a > b > 0 for a, b in zip([math.inf, *nudges], nudges, strict=False)):
        raise ValueError(f"nudges are positive and each is smaller than the one before, got {list(nudges)}")
    scenes = packed_scenes(f, x, slope, nudges)
    figure = SecantMicroscope(slope=slope, scenes=scenes, index=start)
    labels = [scene["label"] for scene in scenes]
    slider = slider_over(labels, start, "Nudge h")
    play = play_over(slider, 250, "Shrink the nudge")
    choice = ipywidgets.ToggleButtons(options=list(PROBES), index=0, description="Probes at")
    ipywidgets.jslink((choice, "index"), (figure, "probes"))
    controls = box(play, slider, figure)
    controls.children = [controls.children[0], choice, figure]
    return controls


def packed_scenes(f: Function, x: float, slope: float, nudges: Sequence[float]) -> list[dict[str, Any]]:
    """What is seen at each nudge: the `curve` around x and, for each kind of probes, secant and error.

    The curve is f(x + t·h) − f(x) in units of h, at evenly spaced t from -2 to 2, as this computer computes
    it. `slopes`, `errors` and `words` have an entry for each of `PROBES`.
    """
    offsets = [REACH * k / SAMPLES for k in range(-SAMPLES, SAMPLES + 1)]
    scenes = []
    for h in nudges:
        slopes = [(f(x + h) - f(x)) / h, derivative(f, x, h)]
        scenes.append(
            {
                "h": float(f"{h:.6g}"),
                "label": power_label(h),
                "curve": [round((f(x + t * h) - f(x)) / h, 3) for t in offsets],
                "slopes": slopes,
                "errors": [max(abs(found - slope), FLOOR) for found in slopes],
                "words": [what_is_seen(f, x, h, slope, kind) for kind in (0, 1)],
            }
        )
    return scenes


def power_label(number: float) -> str:
    """A positive number with two digits, small ones with a power of ten: 0.56, 0.001, 5.6·10⁻⁸."""
    exponent = math.floor(math.log10(number) + 1e-9)
    if exponent >= -3:
        return f"{number:.{max(0, 1 - exponent)}f}".rstrip("0").rstrip(".")
    digits, power = number / 10.0**exponent, f"10{str(exponent).translate(_SUPERSCRIPT)}"
    return power if f"{digits:.1f}" == "1.0" else f"{digits:.1f}·{power}"


def what_is_seen(f: Function, x: float, h: float, slope: float, kind: int) -> str:
    """Which of the two errors is at work, in a sentence: the bend of the curve, or the rounding of numbers.

    kind: which of `PROBES`. The rounding is an estimate: half of the last digit of f, at each probe.
    """
    left = x - h if kind else x
    width = 2 * h if kind else h
    if f(x + h) == f(left):
        return "The two probes give the same number: as far as the computer can tell, nothing moved."
    rounding = math.ulp(f(x)) / width
    error = abs((f(x + h) - f(left)) / width - slope)
    if rounding > 0.03:
        return "Under this microscope a smooth curve is a staircase: each step is the last digit of a number."
    if error > 3 * rounding:
        return "The error is the bend of the curve: a smaller nudge sees less of it."
    return "The error is rounding: the two probes differ only in their last digits. A smaller nudge is worse."
