"""A schedule to choose and to bend: the rate over a run, and the loss of the nearest run that was made.

>>> from tendays.widgets.schedules import Tried, schedule_board
>>> schedule_board(Tried(rates, warmups, minima, everies), losses, updates=300, floor=2.8)
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import anywidget
import ipywidgets
import traitlets

from tendays.schedule_kinds import KINDS, grid
from tendays.widgets.controls import slider_over
from tendays.widgets.labels import format_rate
from tendays.widgets.parts import script, styles

WARMUPS = list(range(0, 125, 5))  # updates, as the slider offers them
MINIMA = [0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]  # shares of the largest rate
EVERIES = list(range(20, 125, 5))  # updates
STEPS = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8)  # of the rate slider in each power of ten


@dataclass(frozen=True)
class Tried:
    """The settings at which runs were made: `tendays.schedule_kinds.grid` of these, in its order."""

    rates: tuple[float, ...]
    warmups: tuple[int, ...]
    minima: tuple[float, ...]
    everies: tuple[int, ...]

    def packed(self) -> dict[str, list[float]]:
        """As plain JSON, by the name of the slider."""
        return {
            "rate": list(self.rates),
            "warmup": list(self.warmups),
            "minimum": list(self.minima),
            "every": list(self.everies),
        }


class ScheduleBoard(anywidget.AnyWidget):
    """The rate of one schedule over `updates`, and the loss of the nearest of `runs` (hundredths of a nat).

    `kind` says which of `kinds`; `index`, `warmup`, `minimum` and `every` which of `values` of the rate
    and of the other settings. All five can be changed from Python, or by links.
    """

    _esm = script("words.js", "plot.js", "schedule.js")
    _css = styles("views.css", "schedule.css")
    kinds: traitlets.List[Any] = traitlets.List().tag(sync=True)
    values: traitlets.Dict[Any, Any] = traitlets.Dict().tag(sync=True)
    tried: traitlets.Dict[Any, Any] = traitlets.Dict().tag(sync=True)
    runs: traitlets.List[Any] = traitlets.List().tag(sync=True)
    updates = traitlets.Int(0).tag(sync=True)
    floor = traitlets.Float(0.0).tag(sync=True)
    kind = traitlets.Int(0).tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)
    warmup = traitlets.Int(0).tag(sync=True)
    minimum = traitlets.Int(0).tag(sync=True)
    every = traitlets.Int(0).tag(sync=True)


def schedule_board(
    tried: Tried,
    losses: Sequence[Sequence[float]],
    *,
    updates: int,
    floor: float,
    kind: str = "constant",
    rate: float = 0.03,
) -> ipywidgets.VBox:
    """Buttons for the schedules, a slider for each setting, and two plots: the rate, and the loss.

    losses: a curve for each setting of the grid, evenly spaced over `updates`; floor: the loss of a model
    that only counts letters. Raises ValueError for another number of curves than the grid has.
    """
    wanted = sum(1 for _ in grid(tried.rates, tried.warmups, tried.minima, tried.everies))
    if len(losses) != wanted:
        raise ValueError(f"the grid has {wanted} settings, got {len(losses)} curves")
    rates = _rates(tried.rates[0], tried.rates[-1])
    figure = ScheduleBoard(
        kinds=[[name, list(has)] for name, has in KINDS.items()],
        values={"rate": rates, "warmup": WARMUPS, "minimum": MINIMA, "every": EVERIES},
        tried=tried.packed(),
        runs=[[round(100 * loss) for loss in curve] for curve in losses],
        updates=updates,
        floor=round(floor, 2),
        kind=list(KINDS).index(kind),
        index=min(range(len(rates)), key=lambda i: abs(rates[i] - rate)),
        warmup=WARMUPS.index(30),
        every=EVERIES.index(50),
    )
    return ipywidgets.VBox([*_controls(figure), figure])


def _rates(low: float, high: float) -> list[float]:
    """Round rates from `low` to `high`, about evenly spaced on a log scale."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    rates = [float(f"{step}e{power}") for power in powers for step in STEPS]
    return [rate for rate in rates if low <= rate <= high]


def _controls(figure: ScheduleBoard) -> list[ipywidgets.DOMWidget]:
    values = figure.values
    sliders = {
        "index": ("Largest rate", [format_rate(rate) for rate in values["rate"]]),
        "warmup": ("Warmup", [f"{n} updates" for n in values["warmup"]]),
        "minimum": ("Minimum", [f"{100 * share:.0f} % of the largest" for share in values["minimum"]]),
        "every": ("Cut every", [f"{n} updates" for n in values["every"]]),
    }
    kinds = ipywidgets.ToggleButtons(
        options=[name for name, _ in figure.kinds], index=figure.kind, description="Schedule"
    )
    ipywidgets.jslink((kinds, "index"), (figure, "kind"))
    made: list[ipywidgets.DOMWidget] = [kinds]
    for trait, (words, options) in sliders.items():
        slider = slider_over(options, getattr(figure, trait), words)
        ipywidgets.jslink((slider, "index"), (figure, trait))
        made.append(ipywidgets.HBox([slider]))
    return made
