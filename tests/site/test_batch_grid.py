"""The table of batch sizes and rates on the static page: by mouse, touch, keys, without any script."""

import re

import pytest
from gestures import click, press, ready, tap, widget

pytestmark = [pytest.mark.site, pytest.mark.browser]
PAGE = "dynamics/batching.html"
FIGURE = ".td-batches"


def sliders(page):
    """That of the batch, then that of the rate."""
    return widget(page, FIGURE).locator(".td-range input").all()


def shown(page):
    words = page.locator(f"{FIGURE} .td-moment").inner_text()
    where = re.match(r"Batches of ([\d,]+) at rate ([\d/]+): (lost|[\d.]+)", words)
    return {
        "words": words,
        "batch": int(where[1].replace(",", "")),
        "rate": where[2],
        "loss": None if where[3] == "lost" else float(where[3]),
        "field": page.locator(f"{FIGURE} .td-cell-chosen").inner_text(),
        "curve": page.locator(f"{FIGURE} path.td-chosen").get_attribute("d"),
        "label": page.locator(f"{FIGURE} .td-cells").get_attribute("aria-label"),
    }


def test_does_it_start_with_the_large_batch_at_the_small_rate(site, visit):
    now = shown(ready(visit(site), PAGE, FIGURE))
    assert (now["batch"], now["rate"]) == (2048, "1/8")
    assert now["loss"] > 2.7
    assert "The steps are too short for so few of them" in now["words"]
    assert float(now["field"]) == now["loss"]


def test_do_keys_find_a_better_rate_and_then_lose_the_run(site, visit):
    reader = visit(site)
    page = ready(reader, PAGE, FIGURE)
    first = shown(page)
    batch, rate = sliders(page)
    press(rate, "ArrowRight", "ArrowRight")
    better = shown(page)
    assert better["rate"] == "1/2"
    assert better["loss"] < first["loss"] - 0.2
    assert better["curve"] != first["curve"]
    press(batch, "Home")
    press(rate, "End")
    lost = shown(page)
    assert (lost["batch"], lost["rate"], lost["loss"]) == (8, "4", None)
    assert (reader.strangers, reader.errors) == ([], [])


def point(page, gesture, row, column, rows=5, columns=10):
    gesture(page.locator(f"{FIGURE} .td-cells .td-area"), (column + 0.5) / columns, (row + 0.5) / rows)


def test_does_the_mouse_choose_a_field_and_do_the_sliders_follow(site, visit):
    page = ready(visit(site), PAGE, FIGURE)
    point(page, click, 1, 4)
    now = shown(page)
    assert (now["batch"], now["rate"]) == (32, "1/8")
    assert [control.input_value() for control in sliders(page)] == ["1", "4"]


def test_does_a_finger_choose_a_field(site, visit):
    page = ready(visit(site, has_touch=True, viewport={"width": 390, "height": 800}), PAGE, FIGURE)
    point(page, tap, 2, 6)
    assert (shown(page)["batch"], shown(page)["rate"]) == (128, "1/2")


def test_is_the_choice_spoken_when_it_rests(site, visit):
    page = ready(visit(site), PAGE, FIGURE)
    press(sliders(page)[0], "Home")
    page.wait_for_function(
        "document.querySelector('.td-batches .td-spoken').textContent.includes('Batches of 8 at rate')"
    )


def test_does_the_table_stand_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(PAGE)
    assert page.locator(f"{FIGURE} .td-cell").count() == 50
    assert page.locator(f"{FIGURE} .td-cell-best").count() == 5
