"""The explorer on the static page, as readers use it: by mouse, keyboard, touch, without any script."""

import random

import pytest
import torch
from gestures import PHONE, drag, each_key, press, slider, tap

from tendays import MLP
from tendays.networks import to_torch
from tendays.toy import toy_data
from tendays.training import train_many

pytestmark = [pytest.mark.site, pytest.mark.browser]
DAY = "days/day05_training_loop.html"


def shown(page):
    """What stands in the figure now, to the eye and to a screen reader."""
    return {
        "rate": page.locator(".td-range output").first.inner_text(),
        "value": slider(page).get_attribute("aria-valuetext"),
        "verdict": page.locator(".td-verdict").first.get_attribute("data-verdict"),
        "words": page.locator(".td-words").first.inner_text(),
        "curve": page.locator(".td-loss .td-curve").first.get_attribute("d"),
        "predictions": page.locator(".td-predictions .td-moving").first.inner_html(),
        "label": page.locator(".td-loss").first.get_attribute("aria-label"),
    }


def curve_points(shown_now):
    pairs = shown_now["curve"].removeprefix("M").split("L")
    return [tuple(map(float, pair.split())) for pair in pairs]


@pytest.mark.parametrize("place", ["index.html", DAY])
def test_does_the_figure_stand_at_its_start(site, visit, place):
    page = visit(site).ready(place)
    now = shown(page)
    assert now["rate"] == now["value"] == "0.05"
    assert now["verdict"] == "just-right"
    assert "Just right at 0.05" in now["words"]
    assert len(curve_points(now)) == 21


def test_does_dragging_the_slider_change_curve_predictions_and_verdict(site, visit):
    reader = visit(site)
    page = reader.ready(DAY)
    before = shown(page)
    drag(slider(page), 34 / 70, 1)
    after = shown(page)
    assert float(after["rate"]) > 3
    assert after["value"] == after["rate"]
    assert after["verdict"] == "stuck"
    assert {key for key in before if before[key] == after[key]} == set()
    heights = [y for _, y in curve_points(after)]
    assert max(heights[10:]) - min(heights[10:]) < 5  # a flat second half: that is what stuck means
    assert (reader.strangers, reader.errors) == ([], [])


@pytest.mark.parametrize(
    ("key", "moves"),
    [
        ("ArrowRight", lambda old, new: new == old + 1),
        ("ArrowLeft", lambda old, new: new == old - 1),
        ("ArrowUp", lambda old, new: new == old + 1),
        ("ArrowDown", lambda old, new: new == old - 1),
        ("PageUp", lambda old, new: new > old + 3),
        ("PageDown", lambda old, new: new < old - 3),
        ("Home", lambda old, new: new == 0),
        ("End", lambda old, new: new == 70),
    ],
)
def test_do_keys_move_the_slider_and_the_figure(site, visit, key, moves):
    page = visit(site).ready(DAY)
    old, before = int(slider(page).input_value()), shown(page)
    press(slider(page), key)
    new, after = int(slider(page).input_value()), shown(page)
    assert moves(old, new)
    assert before["rate"] != after["rate"]
    assert before["curve"] != after["curve"]
    assert after["rate"] in after["label"]


def number(words):
    """The number that the figure writes as 0.066 or 1.2·10⁻⁵."""
    return float(words.replace("·10", "e").translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")))


def test_are_the_losses_and_predictions_those_of_torch(site, visit):
    """Each final loss as torch computes it, as text and as height on the axis that the ticks describe."""
    inputs, targets = toy_data()
    rates = torch.logspace(-3, 0.5, 71, dtype=torch.float64).tolist()
    runs = train_many([to_torch(MLP(3, [4, 4, 1], random.Random(53)))], inputs, targets, rates, steps=20)
    page = visit(site).ready(DAY)
    ticks = page.locator(".td-loss .td-tick-y").evaluate_all(
        "spans => spans.map(s => [s.textContent, parseFloat(s.style.top)])"
    )
    top = dict(ticks)
    decade = (top["0.01"] - top["1"]) / 2  # percent of the height for a factor of ten
    keys = each_key(slider(page), *["PageDown"] * 5)
    for _ in range(5):
        now = shown(page)
        at = int(slider(page).input_value())
        final = runs.losses[at, 0, -1].item()
        assert number(page.locator(".td-loss .td-end").first.inner_text()) == pytest.approx(final, rel=0.01)
        assert 10 ** ((top["1"] - curve_points(now)[-1][1] / 10) / decade) == pytest.approx(final, rel=0.1)
        said = page.locator(".td-predictions").first.get_attribute("aria-label").split(": ")[1].split(", ")
        assert [number(part.split()[0]) for part in said] == pytest.approx(
            runs.predictions[at, 0].tolist(), abs=0.01
        )
        next(keys)


def test_does_dragging_in_the_sweep_move_the_slider(site, visit):
    page = visit(site).ready(DAY)
    drag(page.locator(".td-sweep .td-area").first, 0.5, 0)
    now = shown(page)
    assert (now["rate"], now["verdict"]) == ("0.001", "too-small")
    assert slider(page).input_value() == "0"


def test_does_a_finger_move_the_slider(site, visit):
    page = visit(site, **PHONE).ready(DAY)
    assert slider(page).bounding_box()["height"] >= 24  # large enough for a finger
    tap(slider(page), 0.95)
    assert float(shown(page)["rate"]) > 1.5


def test_does_play_walk_through_the_rates_and_pause(site, visit):
    page = visit(site).ready(DAY)
    button = page.locator(".td-play button").first
    button.click()
    page.wait_for_function("document.querySelector('.td-range input').valueAsNumber > 35")
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    resting = slider(page).input_value()
    page.wait_for_timeout(500)
    assert slider(page).input_value() == resting


def test_is_the_verdict_spoken_once_the_slider_rests(site, visit):
    page = visit(site).ready(DAY)
    spoken = page.locator(".td-spoken[aria-live=polite]").first
    assert spoken.inner_text() == ""
    press(slider(page), "Home")
    page.wait_for_function("document.querySelector('.td-spoken').textContent.startsWith('Too small.')")


def test_does_it_work_for_readers_who_asked_for_no_motion(site, visit):
    page = visit(site, reduced_motion="reduce").ready(DAY)
    assert not page.locator(".td-play").first.is_visible()
    press(slider(page), "End")
    assert shown(page)["verdict"] == "stuck"


def test_does_a_figure_stand_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(DAY)
    assert page.locator(".td-loss .td-curve").first.is_visible()
    assert page.locator(".td-predictions").first.is_visible()
    assert page.locator(".td-predictions").first.locator(".td-now").count() == 4
    assert "Just right at 0.05" in page.locator(".td-words").first.inner_text()
    assert not page.locator(".td-control").first.is_visible()


def test_does_nothing_move_when_the_figure_comes_to_life(site, visit):
    still = visit(site, java_script_enabled=False).open(DAY).locator(".td-views").first
    alive = visit(site).ready(DAY).locator(".td-views").first
    assert {k: round(v) for k, v in still.bounding_box().items() if k in ("width", "height")} == {
        k: round(v) for k, v in alive.bounding_box().items() if k in ("width", "height")
    }
    assert still.locator(".td-loss svg").inner_html() == alive.locator(".td-loss svg").inner_html()


def test_moves_nothing_while_the_page_comes(site, visit):
    """The layout shift as browsers count it; 0.1 is where Web Vitals stop calling it good."""
    page = visit(site, viewport=PHONE["viewport"]).ready("index.html")
    total = page.evaluate(
        """() => new Promise((done) => new PerformanceObserver((list) =>
             done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
             .observe({ type: "layout-shift", buffered: true })
             || setTimeout(() => done(0), 500))"""
    )
    assert total < 0.1


def test_is_the_figure_on_paper_and_its_controls_are_not(site, visit):
    page = visit(site).ready(DAY)
    page.emulate_media(media="print")
    assert page.locator(".td-loss .td-curve").first.is_visible()
    assert not page.locator(".td-control").first.is_visible()
