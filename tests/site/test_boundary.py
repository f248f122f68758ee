"""The neuron and the trained networks on the static page: what they draw, by keyboard, mouse and touch."""

import math
import re

import pytest
import torch
from gestures import PHONE, choice, press, settle, slider, tap

from tendays.networks import TanhMLP
from tendays.planar import island
from tendays.training import train

pytestmark = [pytest.mark.site, pytest.mark.browser]
DAY = "days/day04_mlp.html"


def widget(page, number):
    part = page.locator(".td-widget").nth(number)
    part.scroll_into_view_if_needed()
    part.locator("[data-ready]").wait_for()
    return part


def set_slider(part, name, value):
    control = part.locator(".td-range", has_text=name).locator("input")
    low, step = float(control.get_attribute("min")), float(control.get_attribute("step"))
    press(control, "Home", *["ArrowRight"] * round((value - low) / step))
    settle(part.page)


def shore(part):
    """The corners of the line on which the output is 0, in the units of the plane."""
    path = part.locator(".td-shore").get_attribute("d")
    pairs = re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)
    return [(float(x) / 250 - 2, 2 - float(y) / 250) for x, y in pairs]


def choose(part, name):
    choice(part, name).click()
    settle(part.page)


def test_is_the_line_where_the_sum_is_zero(site, visit):
    reader = visit(site)
    page = reader.ready(DAY)
    part = widget(page, 0)
    set_slider(part, "w1", 1.5)
    set_slider(part, "w2", -0.8)
    set_slider(part, "b", 0.4)
    corners = shore(part)
    assert len(corners) > 20
    off = [abs(1.5 * a - 0.8 * b + 0.4) / math.hypot(1.5, 0.8) for a, b in corners]
    assert max(off) < 0.01
    assert "z = 1.5·x₁ − 0.8·x₂ + 0.4" in part.locator(".td-count").inner_text()
    assert (reader.strangers, reader.errors) == ([], [])


def test_does_a_bias_make_or_and_and_but_never_xor(site, visit):
    page = visit(site).ready(DAY)
    part = widget(page, 0)
    words = part.locator(".td-count strong")
    assert words.inner_text() == "2 of 4 right"
    set_slider(part, "b", 1.0)
    assert words.inner_text() == "All of 4 right"
    choose(part, "AND")
    assert words.inner_text() == "2 of 4 right"
    set_slider(part, "b", -1.0)
    assert words.inner_text() == "All of 4 right"
    choose(part, "XOR")
    assert words.inner_text() == "1 of 4 right"
    assert part.locator(".td-wrong").count() == 3
    assert "Wrong: (−1, 1), (1, −1), (1, 1)" in part.locator(".td-boundary").get_attribute("aria-label")


def test_are_the_networks_those_of_torch(site, visit):
    page = visit(site).ready(DAY)
    part = widget(page, 1)
    xs, ys = island()
    network = TanhMLP(2, [3, 1], torch.Generator().manual_seed(4))
    press(slider(part), "Home")
    made = 0
    for _ in range(6):
        settle(page)
        updates = int(slider(part).get_attribute("aria-valuetext"))
        train(network, xs, ys, 0.01, updates - made)
        made = updates
        right = (network(xs) * ys > 0).sum().item()
        assert (
            part.locator(".td-count strong").inner_text() == f"{right if right < 60 else 'All'} of 60 right"
        )
        assert part.locator(".td-wrong").count() == 60 - right
        with torch.no_grad():
            assert network(torch.tensor(shore(part), dtype=torch.float64)).abs().max() < 0.05
        press(slider(part), *["ArrowRight"] * 4)


def test_does_one_neuron_never_close_the_coast_and_three_do(site, visit):
    page = visit(site).ready(DAY)
    part = widget(page, 1)
    press(slider(part), "End")
    settle(page)
    assert part.locator(".td-count strong").inner_text() == "All of 60 right"
    assert max(math.hypot(a, b) for a, b in shore(part)) < 2  # it does not reach the edge
    choose(part, "1")
    assert int(part.locator(".td-count strong").inner_text().split()[0]) < 55
    assert max(max(abs(a), abs(b)) for a, b in shore(part)) == pytest.approx(2, abs=0.01)


def test_does_play_train_and_pause(site, visit):
    page = visit(site).ready(DAY)
    part = widget(page, 1)
    before = part.locator(".td-shore").get_attribute("d")
    button = part.locator(".td-play button")
    button.click()
    page.wait_for_function(
        "document.querySelectorAll('.td-widget')[1].querySelector('.td-range input').valueAsNumber > 2"
    )
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    settle(page)
    assert part.locator(".td-shore").get_attribute("d") != before


def test_does_a_finger_turn_the_line(site, visit):
    page = visit(site, **PHONE).ready(DAY)
    part = widget(page, 0)
    before = part.locator(".td-shore").get_attribute("d")
    tap(slider(part), 0.1)
    settle(page)
    assert part.locator(".td-shore").get_attribute("d") != before
    area = part.locator(".td-area").bounding_box()
    assert area["width"] == pytest.approx(area["height"], abs=2)


def test_is_the_count_spoken_once_the_slider_rests(site, visit):
    page = visit(site).ready(DAY)
    part = widget(page, 0)
    set_slider(part, "b", 1.0)
    page.wait_for_function(
        "document.querySelector('.td-boundary-map .td-spoken').textContent.startsWith('All of 4 right')"
    )


def test_does_a_map_stand_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(DAY)
    assert page.locator(".td-boundary-map .td-shore").count() == 2
    assert page.locator(".td-boundary-map").first.locator(".td-class").count() == 4
    assert not page.locator(".td-control").first.is_visible()


def test_does_it_work_for_readers_who_asked_for_no_motion(site, visit):
    page = visit(site, reduced_motion="reduce").ready(DAY)
    part = widget(page, 1)
    assert not part.locator(".td-play").is_visible()
    press(slider(part), "End")
    settle(page)
    assert part.locator(".td-count strong").inner_text() == "All of 60 right"
