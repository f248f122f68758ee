"""Two figures of the recipe's runs: a slider over the rate, and a button for each thing that can go wrong."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import mean

import ipywidgets

from tendays.widgets.choices import Choice, Curve, Drawn, Panel, choose
from tendays.widgets.controls import slider_over
from tendays.widgets.labels import format_rate

Slips = Mapping[str, Mapping[str, Sequence[float]]]  # by name: "dev" on the way, "kept" and "end" by start
TOP = 3.4  # nats, where the axes of the rates end
LOST = 50.0  # a loss above this is that of a run that was lost


def rate_courses(
    rates: Sequence[float], kept: Sequence[float], dev: Sequence[Sequence[float]], updates: int, start: int
) -> ipywidgets.VBox:
    """A slider over R rising rates, from the one at `start`: the dev loss on the way, and the lowest by rate.

    kept (R,) in nats; dev (R, L) at looks evenly spaced from 0 to `updates`.
    """
    places = [math.log10(rate) for rate in rates]
    panels = [_way_panel(kept, dev, updates), _sweep_panel(places, kept)]
    choices = [
        Choice(
            f"Rate {format_rate(rate)}",
            f"The lowest dev loss is {loss:.3f}, {loss - min(kept):.3f} above the best rate's.",
            [
                Drawn([Curve("now", (0, updates), _within(run, TOP))]),
                Drawn(dots=[("now", place, min(loss, TOP))]),
            ],
        )
        for rate, place, loss, run in zip(rates, places, kept, dev, strict=True)
    ]
    slider = slider_over([format_rate(rate) for rate in rates], start, "Largest rate")
    return choose(slider, panels, choices, keys={"now": "at this rate", "other": "at the other rates"})


def _way_panel(kept: Sequence[float], dev: Sequence[Sequence[float]], updates: int) -> Panel:
    y = (min(kept) - 0.05, TOP)
    others = Drawn([Curve("other", (0, updates), _within(run, TOP)) for run in dev])
    return Panel("Dev loss, in nats", "updates", (0, updates), y, _quarters(updates), _heights(*y), others)


def _sweep_panel(places: Sequence[float], kept: Sequence[float]) -> Panel:
    x, y = (places[0] - 0.1, places[-1] + 0.1), (min(kept) - 0.05, TOP)
    ticks = {float(k): format_rate(10.0**k) for k in range(math.ceil(places[0]), math.floor(places[-1]) + 1)}
    dots = [("other td-before", *at) for at in zip(places, _within(kept, TOP), strict=True)]
    unit = "learning rate (log scale)"
    return Panel("Lowest dev loss", unit, x, y, ticks, _heights(*y), Drawn(dots=dots))


def slip_courses(networks: Mapping[str, tuple[int, Slips]], usual: str) -> ipywidgets.VBox:
    """A button for each slip: the dev loss on the way in each network, beside that of the slip named `usual`.

    networks: by title, the number of updates and the slips, the same ones for all.
    """
    names = list(next(iter(networks.values()))[1])
    panels = [
        _slip_panel(title, updates, slips[usual]["dev"]) for title, (updates, slips) in networks.items()
    ]
    choices = [
        Choice(name, _prices(networks, name, usual), [
            Drawn([Curve("now", (0, updates), _within(slips[name]["dev"], panel.y[1]))])
            for panel, (updates, slips) in zip(panels, networks.values(), strict=True)
        ])
        for name in names
    ]  # fmt: skip
    buttons = ipywidgets.ToggleButtons(options=names, description="The recipe")
    return choose(buttons, panels, choices, keys={"now": "your choice", "other": usual})


def price(slips: Slips, name: str, usual: str) -> float:
    """What a slip costs in test loss at the end, in nats: the mean over the starts; inf when one was lost."""
    if max(slips[name]["end"]) > LOST:
        return math.inf
    return mean(slips[name]["end"]) - mean(slips[usual]["end"])


def _prices(networks: Mapping[str, tuple[int, Slips]], name: str, usual: str) -> str:
    if name == usual:
        ends = [f"{title} {mean(slips[usual]['end']):.3f}" for title, (_, slips) in networks.items()]
        return f"Test loss at the end: {'; '.join(ends)}."
    return "; ".join(f"{title}: {_cost(slips, name, usual)}" for title, (_, slips) in networks.items()) + "."


def _cost(slips: Slips, name: str, usual: str) -> str:
    lost = sum(end > LOST for end in slips[name]["end"])
    if lost:
        return f"{lost} of {len(slips[name]['end'])} starts lost"
    return f"{price(slips, name, usual):+.3f} nats".replace("-", "\u2212")


def _slip_panel(title: str, updates: int, usual: Sequence[float]) -> Panel:
    low, top = min(usual) - 0.05, 3.6
    shared = Drawn([Curve("other", (0, updates), _within(usual, top))])
    words = f"{title}: dev loss, in nats"
    return Panel(words, "updates", (0, updates), (low, top), _quarters(updates), _heights(low, top), shared)


def _quarters(updates: int) -> dict[float, str]:
    return {float(updates * k // 4): f"{updates * k // 4:,}" for k in range(5)}


def _heights(low: float, top: float) -> dict[float, str]:
    return {k / 4: f"{k / 4:g}" for k in range(math.ceil(4 * low), math.floor(4 * top) + 1)}


def _within(values: Sequence[float], top: float) -> list[float]:
    return [min(value, 1.2 * top) for value in values]
