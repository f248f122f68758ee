"""The controls that figures share: a slider over labels, and a button that plays through them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ipywidgets


def slider_over(labels: Sequence[str], index: int, name: str) -> ipywidgets.SelectionSlider:
    """A slider as wide as the page over `labels`, standing at `index`; it works in the page by its index."""
    return ipywidgets.SelectionSlider(
        options=list(labels),
        index=index,
        description=name,
        style={"description_width": "initial"},
        layout={"width": "100%"},
    )


def play_over(
    slider: ipywidgets.SelectionSlider, milliseconds: int, description: str = ""
) -> ipywidgets.Play:
    """A button that moves `slider` from where it stands to its end, in steps of so many milliseconds."""
    return ipywidgets.Play(
        min=0,
        max=len(slider.options) - 1,
        value=slider.index,
        interval=milliseconds,
        show_repeat=False,
        description=description,
    )


def box(play: ipywidgets.Play, slider: ipywidgets.SelectionSlider, figure: Any) -> ipywidgets.VBox:
    """The controls above the figure, all three at the same index; linked in the page, without a kernel."""
    ipywidgets.jslink((slider, "index"), (figure, "index"))
    ipywidgets.jslink((play, "value"), (slider, "index"))
    return ipywidgets.VBox([ipywidgets.HBox([play, slider]), figure])
