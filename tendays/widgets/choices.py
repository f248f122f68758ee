"""A figure of one choice among several: a control, plots that show the choice, and words that say it.

>>> from tendays.widgets.choices import Choice, Curve, Drawn, Panel, choose
>>> panel = Panel("Rate", "update", x=(0, 2), y=(0, 1), x_ticks={0: "0", 2: "2"}, y_ticks={0: "0", 1: "1"})
>>> falls = Choice("linear", "It falls evenly.", [Drawn(curves=[Curve("now", (0, 2), [1, 0])])])
>>> choose(ipywidgets.ToggleButtons(options=["linear"], description="Schedule"), [panel], [falls])
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import anywidget
import ipywidgets
import traitlets

from tendays.widgets.parts import script, styles

ROLES = ("single", "smooth", "now", "other", "steepest", "lowest", "tenth")  # each with its colour


@dataclass(frozen=True)
class Curve:
    """A line through heights evenly spaced from x[0] to x[1], coloured by its role, one of `ROLES`."""

    role: str
    x: tuple[float, float]
    ys: Sequence[float]


@dataclass(frozen=True)
class Drawn:
    """What is drawn into one panel: curves; upright marks at (role, x); dots at (role, x, y).

    A dot's role may be followed by ``" td-before"``: a small, pale one.
    """

    curves: Sequence[Curve] = ()
    marks: Sequence[tuple[str, float]] = ()
    dots: Sequence[tuple[str, float, float]] = ()

    def packed(self) -> dict[str, Any]:
        """As plain JSON, numbers with three decimals."""
        curves = [
            {"role": curve.role, "x": list(map(_short, curve.x)), "ys": [_short(y) for y in curve.ys]}
            for curve in self.curves
        ]
        marks = [{"role": role, "x": _short(x)} for role, x in self.marks]
        dots = [{"role": role, "at": [_short(x), _short(y)]} for role, x, y in self.dots]
        return {"curves": curves, "marks": marks, "dots": dots}


@dataclass(frozen=True)
class Panel:
    """A plot: its title, the unit of its x axis, both ranges, ticks by value, what all choices share."""

    title: str
    unit: str
    x: tuple[float, float]
    y: tuple[float, float]
    x_ticks: Mapping[float, str]
    y_ticks: Mapping[float, str]
    shared: Drawn = field(default_factory=Drawn)

    def packed(self) -> dict[str, Any]:
        """As plain JSON."""
        ticks = {"x_ticks": list(self.x_ticks.items()), "y_ticks": list(self.y_ticks.items())}
        return {
            "title": self.title,
            "unit": self.unit,
            "x": list(self.x),
            "y": list(self.y),
            **ticks,
            "shared": self.shared.packed(),
        }


@dataclass(frozen=True)
class Choice:
    """One choice: its name, what it shows in words, and what it draws into each panel."""

    name: str
    words: str
    panels: Sequence[Drawn]

    def packed(self) -> dict[str, Any]:
        """As plain JSON."""
        return {"name": self.name, "words": self.words, "panels": [drawn.packed() for drawn in self.panels]}


class Choices(anywidget.AnyWidget):
    """The figure: `panels`, `choices` and `legend` as `choose` packs them, which `index` is shown."""

    _esm = script("words.js", "plot.js", "escaped.js", "choices.js")
    _css = styles("views.css", "choices.css")
    panels: traitlets.List[Any] = traitlets.List().tag(sync=True)
    choices: traitlets.List[Any] = traitlets.List().tag(sync=True)
    legend: traitlets.List[Any] = traitlets.List().tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)


def choose(
    control: ipywidgets.DOMWidget,
    panels: Sequence[Panel],
    choices: Sequence[Choice],
    *,
    keys: Mapping[str, str] | None = None,
) -> ipywidgets.VBox:
    """The control above its figure; the control has as many options as there are choices, and an `index`.

    keys: what each role means, for the legend. The link is made in the page: it works without a kernel.
    Raises ValueError where a choice does not draw into every panel, or the control has other options.
    """
    for choice in choices:
        if len(choice.panels) != len(panels):
            raise ValueError(
                f"{choice.name!r} draws into {len(choice.panels)} panels, expected {len(panels)}"
            )
    if len(control.options) != len(choices):
        raise ValueError(f"the control has {len(control.options)} options for {len(choices)} choices")
    figure = Choices(
        panels=[panel.packed() for panel in panels],
        choices=[choice.packed() for choice in choices],
        legend=list((keys or {}).items()),
        index=control.index,
    )
    ipywidgets.jslink((control, "index"), (figure, "index"))
    return ipywidgets.VBox([ipywidgets.HBox([control]), figure])


def _short(number: float) -> float:
    return round(float(number), 3)
