"""The instrument panel: a training with an ailment or its repair, scrubbed, and what four dials show.

>>> from tendays.widgets.instruments import Patient, instrument_panel
>>> instrument_panel([Patient("the loss is NaN", ill, repaired, "a smaller rate", words, words_after)])
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import anywidget
import ipywidgets
import numpy as np
import traitlets

from tendays.widgets.controls import box, play_over, slider_over
from tendays.widgets.parts import script, styles

MILLISECONDS = 120  # that Play rests at each moment
DIALS = ("loss", "dev", "gradient", "first", "ratio", "idle")
DECADES = 5  # that a dial shows at most, from its lowest value up
Series = Mapping[
    str, Sequence[float | None]
]  # "updates" and every one of DIALS, equally long; None: not finite


@dataclass(frozen=True)
class Patient:
    """A symptom; the logs of a run with it and of its repair; the repair's name; what the dials say of each.

    loss and dev in nats; gradient (norm of all) and first (of the first layer's weights); ratio: the length
    of an update over that of the weights; idle: the share of units that are dead or saturated.
    """

    symptom: str
    ill: Series
    repaired: Series
    repair: str
    words: str
    words_after: str

    def packed(self) -> dict[str, Any]:
        """As plain JSON, numbers with three digits, each dial's range common to both runs."""
        runs = (self.ill, self.repaired)
        ranges = {
            name: log_range([run[part] for run in runs for part in parts])
            for name, parts in {
                "loss": ("loss", "dev"),
                "gradient": ("gradient", "first"),
                "ratio": ("ratio",),
            }.items()
        }
        return {
            "symptom": self.symptom,
            "repair": self.repair,
            "ranges": ranges,
            "words": [self.words, self.words_after],
            "runs": [
                {name: [short(value) for value in run[name]] for name in ("updates", *DIALS)} for run in runs
            ],
        }


class Instruments(anywidget.AnyWidget):
    """Four dials of one of several `patients`, as `Patient.packed` gives them.

    `patient` says which, `repaired` whether before (0) or after (1), `index` at which moment of the run.
    """

    _esm = script("words.js", "plot.js", "escaped.js", "instruments.js")
    _css = styles("views.css", "instruments.css")
    patients: traitlets.List[Any] = traitlets.List().tag(sync=True)
    patient = traitlets.Int(0).tag(sync=True)
    repaired = traitlets.Int(0).tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)


def instrument_panel(patients: Sequence[Patient], *, start: int = 0) -> ipywidgets.VBox:
    """A list of symptoms, a switch between the run and its repair, a slider through the run, and the dials.

    start: the moment shown first. Raises ValueError where the logs are not all equally long.
    """
    lengths = {
        len(run[name]) for p in patients for run in (p.ill, p.repaired) for name in ("updates", *DIALS)
    }
    if len(lengths) != 1:
        raise ValueError(f"the logs are {sorted(lengths)} long, expected one length for all")
    moments = lengths.pop()
    figure = Instruments(patients=[patient.packed() for patient in patients], index=start)
    symptoms = ipywidgets.Dropdown(options=[p.symptom for p in patients], index=0, description="Symptom")
    switch = ipywidgets.ToggleButtons(options=["as it is", "repaired"], description="Run")
    slider = slider_over([str(i + 1) for i in range(moments)], start, "Moment")
    play = play_over(slider, MILLISECONDS, "Play the run")
    ipywidgets.jslink((symptoms, "index"), (figure, "patient"))
    ipywidgets.jslink((switch, "index"), (figure, "repaired"))
    return ipywidgets.VBox([symptoms, switch, *box(play, slider, figure).children])


def moments(log: Mapping[str, Any]) -> dict[str, list[float | None]]:
    """The series of a kept log, with the dev loss of the latest look at each update."""
    latest = np.searchsorted(log["looks"], log["updates"], side="right") - 1
    idle = [None if loss is None else share for loss, share in zip(log["loss"], log["idle"], strict=True)]
    return {
        **{name: log[name] for name in ("updates", "loss", "gradient", "first", "ratio")},
        "idle": idle,
        "dev": [log["dev"][look] for look in latest],
    }


def log_range(series: Sequence[Sequence[float | None]]) -> list[float]:
    """The range of log10 that a dial shows: all that is positive and finite, at most `DECADES` of it."""
    logs = [math.log10(value) for values in series for value in values if value is not None and value > 0]
    low, high = (min(logs), max(logs)) if logs else (-1.0, 1.0)
    usual = float(np.median(logs)) if logs else 0.0
    low, high = max(low, usual - DECADES), min(high, max(usual, low) + DECADES)
    margin = 0.04 * max(high - low, 0.25)
    return [round(low - margin, 3), round(max(high, low + 0.2) + margin, 3)]


def short(value: float | None) -> float | None:
    """A number with three digits."""
    return None if value is None else float(f"{value:.3g}")
