"""Batch size and rate together: a table of losses to point at, two sliders, and the curve of the chosen pair.

>>> from tendays.widgets.batch_grid import Cell, batch_grid
>>> batch_grid([8, 32], [0.1, 0.2], [[Cell(...), Cell(...)], [Cell(...), Cell(...)]], budget=65_536)
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import anywidget
import ipywidgets
import traitlets

from tendays.widgets.controls import slider_over
from tendays.widgets.labels import format_rate
from tendays.widgets.parts import script, styles

LOST = 9.0  # nats; a loss above it is shown as lost


class BatchGrid(anywidget.AnyWidget):
    """Curves of losses, (batch sizes, rates, looks), of trainings on equally many examples.

    `row` and `column` are the chosen batch size and rate; changing them shows another training.
    """

    _esm = script("words.js", "plot.js", "drag.js", "batch_grid.js")
    _css = styles("views.css", "batch_grid.css")
    batch_sizes: traitlets.List[Any] = traitlets.List().tag(sync=True)
    rates: traitlets.List[Any] = traitlets.List().tag(sync=True)
    curves: traitlets.List[Any] = traitlets.List().tag(sync=True)
    budget = traitlets.Int(0).tag(sync=True)
    row = traitlets.Int(0).tag(sync=True)
    column = traitlets.Int(0).tag(sync=True)


def batch_grid(
    batch_sizes: Sequence[int],
    rates: Sequence[float],
    curves: Sequence[Sequence[Sequence[float]]],
    *,
    budget: int,
    start: tuple[int, float],
) -> ipywidgets.VBox:
    """A slider over batch sizes, one over rates, and a figure that can be pointed at.

    curves[i][j]: losses in nats of the training with batch_sizes[i] and rates[j], evenly spaced over `budget`
    examples, the first before any update; what is no number or above `LOST` is shown as lost. start: the pair
    shown first. The links are made in the page: they work without a kernel. Raises ValueError where the table
    of curves does not fit, and where the start is not in it.
    """
    sizes = {(len(row), *{len(curve) for curve in row}) for row in curves}
    if len(curves) != len(batch_sizes) or len(sizes) != 1 or next(iter(sizes))[0] != len(rates):
        raise ValueError(
            f"expected {len(batch_sizes)} rows of {len(rates)} curves of one length; (rates, looks): {sizes}"
        )
    if start[0] not in batch_sizes or start[1] not in rates:
        raise ValueError(f"no training with batch size {start[0]} and rate {start[1]}")
    figure = BatchGrid(
        batch_sizes=list(batch_sizes),
        rates=[_written(rate) for rate in rates],
        curves=[[[_packed(loss) for loss in curve] for curve in row] for row in curves],
        budget=budget,
        row=list(batch_sizes).index(start[0]),
        column=list(rates).index(start[1]),
    )
    sliders = [
        slider_over([f"{size:,}" for size in batch_sizes], figure.row, "Batch size"),
        slider_over(figure.rates, figure.column, "Learning rate"),
    ]
    for slider, name in zip(sliders, ("row", "column"), strict=True):
        ipywidgets.jslink((slider, "index"), (figure, name))
    return ipywidgets.VBox([ipywidgets.HBox(sliders), figure])


def _written(rate: float) -> str:
    """A rate in decimals; a power of two below 1 as a fraction, so that doubling can be seen: 1/8."""
    power = -math.log2(rate)
    return f"1/{2 ** int(power)}" if power > 0 and power.is_integer() else format_rate(rate)


def _packed(loss: float) -> float:
    """Three decimals; a lost one is `LOST`."""
    return round(min(loss, LOST), 3) if math.isfinite(loss) else LOST
