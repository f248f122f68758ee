"""The scale of the first weights on the static page: lines, histograms and words are those of the layers."""

import math
import re

import pytest
from gestures import PHONE, choice, drag, height, press, slider, tap

from tendays.widgets.depth import gains_for, passed

pytestmark = [pytest.mark.site, pytest.mark.browser]
PAGE = "dynamics/initialization.html"
N, DEPTH, SEED = 100, 20, 1
LOW, HIGH = -9, 9


def heights(page, name):
    """The logarithms that a line is drawn at, one for each layer."""
    path = page.locator(f".td-depth .td-curve.td-{name}").get_attribute("d")
    ys = [float(corner.split(" ")[1]) for corner in path[1:].split("L")]
    return [HIGH - y / 1000 * (HIGH - LOW) for y in ys]


def shown(page):
    return {
        "words": page.locator(".td-fate").inner_text(),
        "forward": heights(page, "forward"),
        "backward": heights(page, "backward"),
        "bars": page.locator(".td-bars .td-moving").inner_html(),
        "label": page.locator(".td-sizes").get_attribute("aria-label"),
    }


@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_are_the_lines_the_sizes_of_signal_and_gradient(site, visit, activation):
    reader = visit(site)
    page = reader.ready(PAGE)
    choice(page, activation).click()
    press(slider(page), "Home")
    for i, gain in enumerate(gains_for(N)):
        if i % 5 == 0 or i == len(gains_for(N)) - 1:
            signals = passed(N, DEPTH, gain, activation, SEED)
            now = shown(page)
            for name in ("forward", "backward"):
                expected = [math.log10(size) for size in getattr(signals, name)]
                assert now[name] == pytest.approx(expected, abs=0.02), f"gain {gain}, {name}"
        press(slider(page), "ArrowRight")
    assert (reader.strangers, reader.errors) == ([], [])


def test_do_the_words_name_what_becomes_of_both(site, visit):
    page = visit(site).ready(PAGE)
    assert shown(page)["words"].startswith("Signal survives, gradient survives.")
    press(slider(page), "End")
    assert shown(page)["words"].startswith("Signal saturates, gradient explodes.")
    assert "every weight N(0, 1)" in shown(page)["label"]
    press(slider(page), "Home")
    assert shown(page)["words"].startswith("Signal vanishes, gradient vanishes.")
    choice(page, "relu").click()
    press(slider(page), *["ArrowRight"] * gains_for(N).index(2**0.5))
    assert shown(page)["words"].startswith("Signal survives, gradient survives.")
    press(slider(page), "End")
    assert shown(page)["words"].startswith("Signal explodes, gradient explodes.")
    told = re.search(
        r"layer 20 (\d+) % around 0, (\d+) % at the right",
        page.locator(".td-bars").get_attribute("aria-label"),
    )
    assert int(told[1]) > 40 < int(told[2])


def test_do_the_bars_of_a_layer_hold_all_neurons(site, visit):
    page = visit(site).ready(PAGE)
    places = page.locator(".td-bin").evaluate_all(
        "all => all.map(bar => ['x', 'height'].map(name => Number(bar.getAttribute(name))))"
    )
    for k in range(5):
        total = sum(height for x, height in places if k * 200 <= x < (k + 1) * 200)
        assert total == pytest.approx(2000, rel=0.1)  # 1000 stands for a half; each bar is rounded


def test_does_dragging_change_everything(site, visit):
    page = visit(site).ready(PAGE)
    before = shown(page)
    drag(slider(page), 0.4, 1)
    after = shown(page)
    assert {key for key in before if before[key] == after[key]} == set()


def test_does_a_finger_move_it_and_the_figure_keep_its_height(site, visit):
    page = visit(site, **PHONE).ready(PAGE)
    heights_seen, words = set(), set()
    for share in (0.05, 0.4, 0.95):
        tap(slider(page), share)
        words.add(shown(page)["words"])
        heights_seen.add(height(page))
    assert len(words) == 3
    assert len(heights_seen) == 1


def test_are_the_words_spoken_once_the_slider_rests(site, visit):
    page = visit(site).ready(PAGE)
    assert page.locator(".td-depth .td-spoken[aria-live=polite]").inner_text() == ""
    press(slider(page), "End")
    page.wait_for_function(
        "document.querySelector('.td-depth .td-spoken').textContent.startsWith('tanh, gain 10, every weight')"
    )


def test_does_the_figure_stand_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(PAGE)
    assert len(heights(page, "forward")) == DEPTH + 1
    assert "Signal survives" in page.locator(".td-fate").inner_text()
    assert not page.locator(".td-control").first.is_visible()
