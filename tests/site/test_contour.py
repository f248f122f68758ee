"""Descent on a map: what is sent, what is refused, and how the way follows the slider on a static page."""

import base64
import json
import math
import re

import numpy as np
import pytest
from gestures import PHONE, press, slider, tap

from tendays.site.build import build
from tendays.widgets import Runs, descent_views, linked_views
from tendays.widgets.contour import Line, Surface

pytestmark = pytest.mark.site
PAGE = """---
jupytext:
  text_representation: {extension: .md, format_name: myst}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
# Two bowls

A bowl from above and one from the side, a page long enough for a description of its own.

```{code-cell} ipython3
import numpy as np
from tendays.widgets import descent_views
from tendays.widgets.contour import Line, Surface

x, y = np.linspace(-2, 4, 61), np.linspace(-3, 3, 41)
bowl = Surface(x, y, x ** 2 / 2 + 2 * y[:, None] ** 2, minimum=(0, 0))
rates = np.array([0.01, 0.1, 0.3, 0.45, 0.6])
t = np.arange(13)
paths = np.array([[3 * (1 - rate) ** t, 2 * (1 - 4 * rate) ** t] for rate in rates]).transpose(0, 2, 1)
descent_views(bowl, rates, paths, paths[..., 0] ** 2 / 2 + 2 * paths[..., 1] ** 2, start=0.1)
```

```{code-cell} ipython3
line = Line(x, x ** 2, minimum=(0, 0))
ways = 3 * (1 - 2 * np.array([0.1, 1.1])[:, None]) ** t
descent_views(line, [0.1, 1.1], np.stack([ways, ways ** 2], axis=-1), ways ** 2, start=0.1)
```
"""
X, Y = np.linspace(-2, 4, 61), np.linspace(-3, 3, 41)
BOWL = Surface(X, Y, X**2 / 2 + 2 * Y[:, None] ** 2, minimum=(0, 0))


def way(packed, i):
    return np.frombuffer(base64.b64decode(packed["ways"][i]), "<i2").reshape(-1, 2)


def test_do_the_layers_end_where_the_loss_has_its_level():
    level = 2.0
    (layer,) = Surface(X, Y, BOWL.heights, levels=[level]).packed(np.zeros((1, 2, 2)))["layers"]
    start, *steps = re.findall(r"[Ml](-?\d+) (-?\d+)", layer)
    corners = np.cumsum([[float(a), float(b)] for a, b in [start, *steps]], axis=0)
    x, y = -2 + 6 * corners[:, 0] / 1000, 3 - 6 * corners[:, 1] / 1000
    inside = (corners > 0).all(axis=1) & (corners < 1000).all(axis=1)
    assert len(corners) > 30
    assert x[inside] ** 2 / 2 + 2 * y[inside] ** 2 == pytest.approx(level, abs=0.04)


def test_are_twelve_layers_each_within_the_next():
    layers = BOWL.packed(np.zeros((1, 2, 2)))["layers"]
    leftmost = [min(np.cumsum([int(a) for a in re.findall(r"[Ml](-?\d+) ", layer)])) for layer in layers]
    assert len(layers) == 12
    assert leftmost == sorted(leftmost, reverse=True)


def test_does_a_path_arrive_within_half_a_unit():
    path = np.array([[3.0, 2.0], [1.0, -1.0], [0.0, 0.0]])
    packed = BOWL.packed(path[None])
    assert way(packed, 0).tolist() == [[833, 167], [500, 667], [333, 500]]
    assert packed["out"] == [None]
    assert packed["minima"] == [[333, 500]]


@pytest.mark.parametrize(
    ("path", "out"),
    [
        ([[3, 2], [0, 5], [0, 0]], None),  # leaves and returns
        ([[3, 2], [0, 5], [0, 0], [0, -4], [0, 9]], 3),
        ([[3, 2], [0, 1], [0, 1e300], [0, math.inf]], 2),
        ([[3, 2], [0, 1], [math.nan, 0], [0, 0]], 2),
    ],
)
def test_when_does_a_path_leave_the_map(path, out):
    packed = BOWL.packed(np.array([path], dtype=float))
    assert packed["out"] == [out]
    json.dumps(packed, allow_nan=False)
    points = way(packed, 0)
    assert out is None or not ((points[out:] >= 0) & (points[out:] <= 1000)).all()


@pytest.mark.parametrize(
    ("surface", "paths", "named"),
    [
        (Surface(X, Y, np.zeros((61, 41))), np.zeros((1, 2, 2)), r"\(41, 61\)"),
        (Surface(X, Y, np.full((41, 61), math.nan)), np.zeros((1, 2, 2)), "finite"),
        (Line(X, Y), np.zeros((1, 2, 2)), r"\(61,\)"),
        (BOWL, np.zeros((3, 2)), r"\(R, T\+1, 2\)"),
        (BOWL, np.full((1, 3, 2), 9.0), "begins on the map"),
    ],
)
def test_is_what_does_not_fit_refused_by_name(surface, paths, named):
    with pytest.raises(ValueError, match=named):
        surface.packed(paths)


def test_is_a_contour_without_paths_or_with_too_few_refused():
    losses = [[4.0 * 0.7**t for t in range(12)]] * 2
    runs = Runs.of([0.1, 0.2], losses, [[0], [0]], [0])
    with pytest.raises(ValueError, match="needs a surface"):
        linked_views(runs, ["contour"], start=0.1)
    with pytest.raises(ValueError, match=r"expected 2 paths.*got 3"):
        linked_views(runs, ["contour"], start=0.1, surface=BOWL, paths=np.zeros((3, 12, 2)))


def test_do_losses_and_paths_become_runs():
    t = np.arange(9)
    paths = np.stack([3 * np.array([[0.9], [-1.5]]) ** t, np.zeros((2, 9))], axis=-1)
    figure = descent_views(BOWL, [0.1, 2.5], paths, paths[..., 0] ** 2 / 2, start=2.5).children[1]
    assert figure.index == 1
    assert figure.runs["map"]["out"] == [None, 1]
    assert figure.views == ["sweep", "verdict", "contour", "loss"]


@pytest.fixture(scope="module")
def bowls(book):
    root = book({"index": PAGE})
    build(root)
    return root / "build" / "html"


def points(page, number=0):
    path = page.locator(".td-contour .td-way").nth(number).get_attribute("d")
    return [tuple(map(float, pair.split())) for pair in path.removeprefix("M").split("L")]


@pytest.mark.browser
def test_does_the_way_follow_the_slider_and_leave_the_map(bowls, visit):
    reader = visit(bowls)
    page = reader.ready("index.html")
    plot = page.locator(".td-contour").first
    assert plot.locator(".td-layer").count() == 12
    assert "lowest at (0, 0)." in plot.get_attribute("aria-label")
    expected = [(1000 * (2 + 3 * 0.9**t) / 6, 1000 * (3 - 2 * 0.6**t) / 6) for t in range(13)]
    assert np.array(points(page)) == pytest.approx(np.array(expected), abs=0.6)
    assert "At learning rate 0.1 the path goes from (3, 2) to (0.8" in plot.get_attribute("aria-label")
    assert plot.locator(".td-exit").count() == 0
    press(slider(page), "End")
    assert page.locator(".td-verdict").first.get_attribute("data-verdict") == "diverged"
    assert "leaves the picture at update 2" in plot.get_attribute("aria-label")
    assert plot.locator(".td-left").inner_text() == "leaves the picture at update 2"
    arrow, area = plot.locator(".td-exit").bounding_box(), plot.locator(".td-area").bounding_box()
    assert arrow["y"] < area["y"] + 20  # 2 · (−1.4)² is above the upper edge, at y = 3
    assert area["x"] < arrow["x"] < area["x"] + area["width"]
    press(slider(page), "Home")
    assert plot.locator(".td-exit").count() == 0
    assert (reader.strangers, reader.errors) == ([], [])


@pytest.mark.browser
def test_does_a_finger_on_the_sweep_choose_the_way(bowls, visit):
    page = visit(bowls, **PHONE).ready("index.html")
    before = points(page)
    tap(page.locator(".td-sweep .td-area").first, 0.85)
    assert points(page) != before
    map_box = page.locator(".td-contour .td-area").first.bounding_box()
    assert map_box["width"] / map_box["height"] == pytest.approx(4 / 3, abs=0.03)


@pytest.mark.browser
def test_do_the_steps_stand_on_the_curve(bowls, visit):
    page = visit(bowls).ready("index.html")
    figure = page.locator(".td-widget").nth(1)
    figure.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelectorAll('[data-kind=figure][data-ready]').length === 2")
    bottom, top = -0.08 * 16, 16
    expected = [
        (1000 * (2 + at) / 6, 1000 * (top - at**2) / (top - bottom)) for at in (3 * 0.8**t for t in range(13))
    ]
    assert np.array(points(page, 1)) == pytest.approx(np.array(expected), abs=0.6)
    press(slider(page, 1), "End")
    assert "The loss as a curve" in figure.locator(".td-contour").get_attribute("aria-label")
    assert "leaves the picture at update 1" in figure.locator(".td-contour").get_attribute("aria-label")
    assert figure.locator(".td-exit").count() == 1


@pytest.mark.browser
def test_does_the_map_stand_there_without_javascript(bowls, visit):
    page = visit(bowls, java_script_enabled=False).open("index.html")
    assert page.locator(".td-contour .td-layer").count() == 12
    assert len(points(page)) == 13
