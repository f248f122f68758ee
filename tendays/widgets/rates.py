"""Two figures about rates over a run: what is read off a finder's curve, and what a schedule leads to."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import ipywidgets

from tendays.lr_finder import smoothed
from tendays.widgets.choices import Choice, Curve, Drawn, Panel, choose
from tendays.widgets.controls import slider_over
from tendays.widgets.labels import format_rate

RULES = {
    "steepest": "steepest single fall",
    "lowest": "lowest smoothed loss",
    "tenth": "a tenth of that",
}
THIN = 4  # a smoothed curve needs a point for every fourth update only
Run = tuple[Sequence[float], Sequence[float]]  # rates and losses, as lr_finder returns them


def finder_explorer(
    runs: Sequence[Run], read_off: Callable[[Run], Mapping[str, float]], *, top: float
) -> ipywidgets.VBox:
    """A slider over finder runs: the curve of one, what each rule reads off it, and off all the others.

    `read_off(run)` gives a rate for each of `RULES`; losses above `top` leave the plot.
    """
    readings = [read_off(run) for run in runs]
    panels = [_losses_panel(runs, top), _readings_panel(runs, readings)]
    choices = [
        _run_choice(i, run, reading, top) for i, (run, reading) in enumerate(zip(runs, readings, strict=True))
    ]
    slider = slider_over([f"{i + 1} of {len(runs)}" for i in range(len(runs))], 0, "Run")
    keys = {"single": "loss of each minibatch", "smooth": "smoothed", **RULES}
    return choose(slider, panels, choices, keys=keys)


def _rates_axis(runs: Sequence[Run]) -> tuple[tuple[float, float], dict[float, str]]:
    low, high = (math.log10(pick(lr for lrs, _ in runs for lr in lrs)) for pick in (min, max))
    powers = range(math.ceil(low - 1e-9), math.floor(high + 1e-9) + 1)
    return (low - 0.05, high + 0.05), {power: format_rate(10.0**power) for power in powers}


def _losses_panel(runs: Sequence[Run], top: float) -> Panel:
    x, ticks = _rates_axis(runs)
    low = min(min(losses) for _, losses in runs)
    heights = {float(loss): str(loss) for loss in range(math.ceil(low), math.floor(top) + 1)}
    return Panel("Loss of one minibatch, in nats", "learning rate (log scale)", x, (low, top), ticks, heights)


def _readings_panel(runs: Sequence[Run], readings: Sequence[Mapping[str, float]]) -> Panel:
    x, ticks = _rates_axis(runs)
    rows = {0.0: "steepest", -1.0: "lowest", -2.0: "a tenth"}
    dots = [
        (f"{rule} td-before", math.log10(reading[rule]), row)
        for reading in readings
        for rule, row in zip(RULES, rows, strict=True)
    ]
    title = f"What each rule read off each of the {len(runs)} runs"
    return Panel(title, "learning rate (log scale)", x, (-2.5, 0.5), ticks, rows, Drawn(dots=dots))


def _run_choice(i: int, run: Run, reading: Mapping[str, float], top: float) -> Choice:
    lrs, losses = run
    last = (len(lrs) - 1) // THIN * THIN
    x = math.log10(lrs[0])
    curves = [
        Curve("single", (x, math.log10(lrs[-1])), _within(losses, top)),
        Curve("smooth", (x, math.log10(lrs[last])), _within(smoothed(losses)[::THIN], top)),
    ]
    marks = [(rule, math.log10(reading[rule])) for rule in RULES]
    dots = [(rule, place, -float(row)) for row, (rule, place) in enumerate(marks)]
    said = ", ".join(f"{words} {format_rate(reading[rule])}" for rule, words in RULES.items())
    return Choice(f"Run {i + 1}", f"Read off: {said}.", [Drawn(curves, marks), Drawn(dots=dots)])


def schedule_explorer(
    rates: Mapping[str, Sequence[float]],
    losses: Mapping[str, Sequence[float]],
    updates: Sequence[int],
    *,
    start: int = 0,
) -> ipywidgets.VBox:
    """A button for each schedule: its rate over the run, and the loss that the run had, among the others.

    rates and losses: for each schedule a number for each entry of `updates`, evenly spaced from 0; all rates
    above 0 but the last.
    """
    names = list(rates)
    logs = {name: [math.log10(max(rate, 1e-4)) for rate in values] for name, values in rates.items()}
    low = min(min(values) for values in losses.values())
    top = low + 0.5
    ticks = {float(updates[-1] * k // 4): f"{updates[-1] * k // 4:,}" for k in range(5)}
    x = (0.0, float(updates[-1]))
    heights = {round(0.1 * k, 1): f"{0.1 * k:.1f}" for k in range(math.ceil(10 * low), int(10 * top) + 1)}
    others = Drawn([Curve("other", x, _within(values, top)) for values in losses.values()])
    panels = [
        Panel("Dev loss, in nats", "updates", x, (low - 0.02, top), ticks, heights, others),
        Panel(
            "Learning rate (log scale)", "updates", x, (-4, -0.7), ticks, {-3: "0.001", -2: "0.01", -1: "0.1"}
        ),
    ]
    choices = [
        Choice(
            name,
            _course_of(losses[name]),
            [
                Drawn([Curve("now", x, _within(losses[name], top))]),
                Drawn([Curve("now", x, logs[name])]),
            ],
        )
        for name in names
    ]
    buttons = ipywidgets.ToggleButtons(options=names, index=start, description="Schedule")
    return choose(buttons, panels, choices)


def _course_of(losses: Sequence[float]) -> str:
    return f"Half-way the dev loss is {losses[len(losses) // 2]:.3f}, and it ends at {losses[-1]:.3f}."


def _within(values: Sequence[float], top: float) -> list[float]:
    """Values cut off a little above the plot."""
    return [min(value, 1.2 * top) for value in values]
