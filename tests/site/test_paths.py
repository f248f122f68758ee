"""Long lines of figures are written from point to point, and stay the same lines."""

import random
import re

import pytest
from lxml import html

from tendays.site.finish.page import Page
from tendays.site.finish.paths import relative, shorten


def points(drawn):
    """Where a line of `M`, `L`, `m`, `l` and `z` goes, in tenths."""
    here = start = (0, 0)
    for command, numbers in re.findall(r"([MLmlz])([^MLmlz]*)", drawn):
        if command == "z":
            here = start
        else:
            x, y = (round(10 * float(number)) for number in re.findall(r"-?\d*\.?\d+", numbers))
            here = (x, y) if command.isupper() else (here[0] + x, here[1] + y)
            start = here if command in "Mm" else start
        yield command.lower(), here


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("M0 685.4L16.4 685.5", "m0 685.4l16.4 .1"),
        ("M 1.5 2 L 1.2 1 L 0 0 z ", "m1.5 2l-.3-1l-1.2-1z"),
        ("M1 1L2 2zL3 1M10 20L10 30", "m1 1l1 1zl2 0m7 19l0 10"),
    ],
)
def test_is_each_point_written_as_its_way_from_the_one_before(drawn, expected):
    assert relative(drawn) == expected


def test_lead_many_steps_to_the_very_same_points():
    draw = random.Random(4)
    places = [(draw.randint(-9999, 9999) / 10, draw.randint(-9999, 9999) / 10) for _ in range(500)]
    drawn = "".join(f"{draw.choice('MLL')}{x:g} {y:g}{draw.choice(['z', '', '', ''])}" for x, y in places)
    drawn = "M" + drawn[1:]
    assert list(points(relative(drawn))) == list(points(drawn))


@pytest.mark.parametrize("drawn", ["M0 0C1 1 2 2 3 3", "M0 0h5v5", "M0.25 1L2 2", "m1 1l2 2", "M1,2L3,4"])
def test_stays_any_other_path_as_it_is(drawn):
    assert relative(drawn) == drawn


def test_are_lines_left_alone_that_are_short_or_that_a_script_draws_anew():
    long = "M0 0" + "".join(f"L{x} 1.5" for x in range(100))
    moving = f'<div data-kind="figure"><svg><path class="td-ghost" d="{long}"/><path d="{long}"/></svg></div>'
    body = f'<body><svg><path d="{long}"/><path d="M0 0L1 1"/></svg>{moving}</body>'
    page = Page("a.html", html.document_fromstring(body))
    shorten(page)
    drawn = [path.get("d") for path in page.find("//path")]
    assert drawn == [relative(long), "M0 0L1 1", relative(long), long]
    assert len(drawn[0]) < len(long)
