"""A slider over learning rates: the sharpness on its way to 2 / rate, and the loss that the run had."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import mean

import ipywidgets

from tendays.widgets.choices import Choice, Curve, Drawn, Panel, choose
from tendays.widgets.controls import slider_over
from tendays.widgets.labels import format_rate, rate_labels

KEYS = {"now": "this run", "lowest": "the border, 2 / rate", "other": "the other rates"}
Row = Sequence[float | None]  # None where the run was no longer finite


def edge_explorer(
    rates: Sequence[float],
    updates: Sequence[int],
    sharpness: Sequence[Row],
    losses: Sequence[Row],
    *,
    start: float,
) -> ipywidgets.VBox:
    """The runs of one start at R rates: sharpness (R, T) and losses (R, T) at `updates` (T,), evenly spaced.

    The slider starts at the rate nearest to `start`. Works without a kernel.
    """
    sharpness, losses = _until_it_explodes(sharpness, losses)
    x = (0.0, float(updates[-1]))
    panels = [_panel("Sharpness (log scale)", x, sharpness), _panel("Loss (log scale)", x, losses)]
    labels = rate_labels(rates)
    choices = [
        _choice(label, 2 / rate, updates, sharpness[i], losses[i], (panels[0].y, panels[1].y))
        for i, (rate, label) in enumerate(zip(rates, labels, strict=True))
    ]
    index = min(range(len(rates)), key=lambda i: abs(math.log(rates[i] / start)))
    slider = slider_over(labels, index, "Learning rate")
    return choose(slider, panels, choices, keys=KEYS)


def _until_it_explodes(*tables: Sequence[Row]) -> tuple[list[Row], ...]:
    """The tables with None in each row from the first place on where a table has one."""

    def until(rows: tuple[Row, ...]) -> int:
        return min(row.index(None) if None in row else len(row) for row in rows)

    ends = [until(rows) for rows in zip(*tables, strict=True)]
    return tuple(
        [[*row[:end], *[None] * (len(row) - end)] for row, end in zip(table, ends, strict=True)]
        for table in tables
    )


def _panel(title: str, x: tuple[float, float], rows: Sequence[Row]) -> Panel:
    logs = [math.log10(value) for row in rows for value in row if value]
    y = (min(logs) - 0.05, max(logs) + 0.05)
    ticks = {float(round(x[1] * k / 4)): f"{round(x[1] * k / 4):,}" for k in range(5)}
    others = Drawn([_curve("other", x, row, y) for row in rows[::3]])
    return Panel(title, "updates", x, y, ticks, _heights(*y), others)


def _heights(low: float, high: float) -> dict[float, str]:
    """Powers of ten with their names, and 2 and 5 times these where the axis has room for them."""
    steps = (1, 2, 5) if high - low < 2.5 else (1,)
    values = [n * 10.0**p for p in range(math.floor(low), math.ceil(high) + 1) for n in steps]
    return {math.log10(v): format_rate(v) for v in values if low <= math.log10(v) <= high}


def _curve(role: str, x: tuple[float, float], row: Row, y: tuple[float, float]) -> Curve:
    """The logarithms of a row until it is no longer finite, kept within y."""
    known = row[: row.index(None)] if None in row else row
    share = (len(known) - 1) / (len(row) - 1)
    heights = [min(max(math.log10(value), y[0]), y[1]) for value in known if value]
    return Curve(role, (x[0], x[0] + share * (x[1] - x[0])), heights)


def _leaving(losses: Row) -> Row:
    """The losses with a last one at the top of any plot, where they end early."""
    end = losses.index(None) if None in losses else len(losses)
    return [*losses[:end], *[1e300 if i == 0 else None for i in range(len(losses) - end)]]


def _choice(
    label: str,
    border: float,
    updates: Sequence[int],
    sharpness: Row,
    losses: Row,
    heights: Sequence[tuple[float, float]],
) -> Choice:
    x = (0.0, float(updates[-1]))
    level = math.log10(border)
    line = [Curve("lowest", x, [level, level])] if heights[0][0] < level < heights[0][1] else []
    drawn = [
        Drawn([*line, _curve("now", x, sharpness, heights[0])]),
        Drawn([_curve("now", x, _leaving(losses), heights[1])]),
    ]
    return Choice(f"Rate {label}", course_of(border, updates, sharpness, losses), drawn)


def course_of(border: float, updates: Sequence[int], sharpness: Row, losses: Row) -> str:
    """What happened in a run with this border, in two or three sentences."""
    said = f"The border, 2 divided by the rate, stands at {format_rate(border, 2)}."
    if None in sharpness:
        return f"{said} The run exploded before update {updates[sharpness.index(None)]:,}."
    known = [value for value in sharpness if value is not None]
    ends = f"The loss ends at {losses[-1]:.2g}."
    reached = next((t for t, value in zip(updates, known, strict=True) if value >= border), None)
    if reached is None:
        return f"{said} The sharpness never reaches it; it ends at {format_rate(known[-1], 3)}. {ends}"
    late = mean(known[-len(known) // 4 :]) / border
    return (
        f"{said} The sharpness is there by update {reached:,}; over the last quarter its mean is "
        f"{late:.2f} times the border. {ends}"
    )
