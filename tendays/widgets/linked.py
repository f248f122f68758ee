"""Linked views: a slider over learning rates, and a figure that shows the run of the rate it points to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import anywidget
import ipywidgets
import traitlets

from tendays.widgets.contour import Line, Surface
from tendays.widgets.controls import box, play_over, slider_over
from tendays.widgets.parts import script, styles
from tendays.widgets.runs import Runs

VIEWS = ("sweep", "verdict", "loss", "predictions")
ON_A_MAP = "contour"  # the one view that needs more than the runs: a surface and paths


class LinkedViews(anywidget.AnyWidget):
    """A figure of one run among many: `runs` as `Runs.packed` gives them, its `views`, which run.

    Changing `index`, from Python, by a link or by dragging in the sweep, changes all views at once.
    """

    _esm = script(
        "runs.js",
        "words.js",
        "plot.js",
        "sweep.js",
        "verdict.js",
        "loss.js",
        "predictions.js",
        "contour.js",
        "compare.js",
        "drag.js",
        "figure.js",
    )
    _css = styles("views.css", "contour.css")
    runs = traitlets.Dict().tag(sync=True)
    views = traitlets.List(traitlets.Enum((*VIEWS, ON_A_MAP)), default_value=list(VIEWS)).tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)


def linked_views(
    runs: Runs,
    views: Sequence[str] = VIEWS,
    *,
    start: float,
    surface: Surface | Line | None = None,
    paths: Any = None,
) -> ipywidgets.VBox:
    """A play button, a slider over the rates of `runs`, and a figure of the `views` that follows it.

    `views` are any of ``"sweep"`` (final loss over the rate, can be dragged), ``"verdict"`` (in words),
    ``"loss"`` (its curve, log axis), ``"predictions"`` (against targets) and ``"contour"`` (the way on
    `surface`, of `paths` (R, T+1, 2) the one at that rate), in that order. The slider starts at the rate
    nearest to `start`. The links are made in the page: they work without a kernel. Raises ValueError for
    an unknown view, and for a contour without surface and paths.
    """
    known = (*VIEWS, ON_A_MAP)
    unknown = [view for view in views if view not in known]
    if unknown:
        raise ValueError(f"there is no view {unknown[0]!r}; choose from {', '.join(known)}")
    packed = runs.packed()
    if ON_A_MAP in views:
        packed["map"] = _map_of(runs, surface, paths)
    index = runs.nearest(start)
    figure = LinkedViews(runs=packed, views=list(views), index=index)
    slider = slider_over(runs.labels, index, "Learning rate")
    play = play_over(slider, 150)
    return box(play, slider, figure)


def _map_of(runs: Runs, surface: Surface | Line | None, paths: Any) -> dict[str, Any]:
    if surface is None or paths is None:
        raise ValueError("the view 'contour' needs a surface and the paths on it")
    packed = surface.packed(paths)
    if len(packed["ways"]) != len(runs.rates):
        raise ValueError(f"expected {len(runs.rates)} paths, one for each rate, got {len(packed['ways'])}")
    return packed
