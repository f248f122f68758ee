"""The edge of stability on a static page: by keyboard, by finger, in words, and without any script."""

import pytest
from gestures import PHONE, press, slider, tap

from tendays.site.build import build

pytestmark = [pytest.mark.site, pytest.mark.browser]
PAGE = """---
jupytext:
  text_representation: {extension: .md, format_name: myst}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
# Three runs

One that stays below its border, one that sits on it, and one that explodes, a page with nothing else on it.

```{code-cell} ipython3
from tendays.widgets.edge import edge_explorer

sharpness = [[5, 6, 7, 8, 9], [5, 12, 21, 19, 20], [5, 9, 30, None, None]]
losses = [[1, 0.9, 0.8, 0.7, 0.6], [1, 0.5, 2, 0.1, 0.01], [1, 0.5, None, None, None]]
edge_explorer([0.05, 0.1, 0.2], [0, 25, 50, 75, 100], sharpness, losses, start=0.1)
```
"""


@pytest.fixture(scope="module")
def runs(book):
    root = book({"index": PAGE})
    build(root)
    return root / "build" / "html"


def line(page, panel, role):
    path = page.locator(f"[data-view={panel}] .td-moving .td-line.td-{role}").get_attribute("d")
    return [tuple(map(float, pair.split())) for pair in path.removeprefix("M").split("L")]


def words(page):
    return page.locator(".td-choice p").inner_text()


def test_do_border_and_sharpness_follow_the_slider(runs, visit):
    reader = visit(runs)
    page = reader.ready("index.html")
    assert "stands at 20" in words(page)
    assert "there by update 50" in words(page)
    (_, border), _ = line(page, "panel0", "lowest")
    heights = [y for _, y in line(page, "panel0", "now")]
    assert heights[4] == pytest.approx(border, abs=0.2)  # 20 is on the border, 21 above it
    assert heights[2] < border < heights[3]
    press(slider(page), "End")
    assert "stands at 10" in words(page)
    assert line(page, "panel0", "lowest")[0][1] > border  # a larger rate, a lower border
    assert (reader.strangers, reader.errors) == ([], [])


def test_does_a_run_that_explodes_leave_at_the_top_and_say_so(runs, visit):
    page = visit(runs).ready("index.html")
    press(slider(page), "End")
    assert "exploded before update 50" in words(page)
    assert len(line(page, "panel0", "now")) == 2
    ends = line(page, "panel1", "now")
    assert len(ends) == 3
    assert ends[-1][1] == min(y for _, y in ends)
    page.wait_for_function("document.querySelector('.td-spoken').textContent.startsWith('Rate 0.2.')")


def test_does_a_run_below_its_border_say_that_it_never_gets_there(runs, visit):
    page = visit(runs).ready("index.html")
    press(slider(page), "Home")
    assert "never reaches it" in words(page)
    assert "never reaches it" in page.locator("[data-view=panel0]").get_attribute("aria-label")


def test_does_a_finger_move_it(runs, visit):
    page = visit(runs, **PHONE).ready("index.html")
    tap(slider(page), 1)
    assert "exploded" in words(page)


def test_does_the_figure_stand_there_without_javascript(runs, visit):
    page = visit(runs, java_script_enabled=False).open("index.html")
    assert "stands at 20" in words(page)
    assert len(line(page, "panel0", "now")) == 5
