"""Long lines of figures, each point written as its way from the one before, in fewer characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tendays.site.finish.page import Page

LONG = 300  # characters: shorter lines gain nothing
STILL = "not(ancestor::*[@data-kind='figure']) or contains(@class, 'td-ghost')"  # no script draws it anew
LINES = f"//svg//path[string-length(@d) > {LONG}][{STILL}]"
NUMBER = r"(-?\d+(?:\.\d)?)"
POINT = re.compile(rf"([ML]) ?{NUMBER} {NUMBER} ?|(z) ?")
POLYLINE = re.compile(rf"(?:{POINT.pattern})+")
ZERO = re.compile(r"^(-?)0(?=\.)")


def shorten(page: Page) -> None:
    """Rewrite the page's long lines, but for those of widgets that a script replaces when something moves."""
    for path in page.find(LINES):
        path.set("d", relative(path.get("d")))


def relative(drawn: str) -> str:
    """A line of `M`, `L` and `z` with one decimal at most, from point to point; any other path as it is."""
    return "".join(_steps(drawn)) if POLYLINE.fullmatch(drawn) else drawn


def _steps(drawn: str) -> Iterator[str]:
    here = start = (0, 0)  # in tenths, so that nothing is rounded on the way
    for command, x, y, closed in POINT.findall(drawn):
        there = start if closed else (round(10 * float(x)), round(10 * float(y)))
        start = there if command == "M" else start
        yield "z" if closed else command.lower() + _way(there[0] - here[0], there[1] - here[1])
        here = there


def _way(right: int, down: int) -> str:
    """Two numbers, given in tenths: the sign of the second parts them where it has one."""
    x, y = (ZERO.sub(r"\1", f"{tenths / 10:g}") for tenths in (right, down))
    return f"{x}{y}" if y.startswith("-") else f"{x} {y}"
