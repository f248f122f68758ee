"""The secant and its microscope on the static page: by keyboard, mouse, touch, without any script."""

import math

import pytest
from gestures import PHONE, choice, drag, press, slider, tap

pytestmark = [pytest.mark.site, pytest.mark.browser]
DAY = "days/day01_derivative.html"
TRUTH = 1 - math.tanh(0.7) ** 2


def shown(page):
    """What stands in the figure now."""
    return {
        "nudge": slider(page).get_attribute("aria-valuetext"),
        "slopes": page.locator(".td-slopes b").all_inner_texts(),
        "words": page.locator(".td-scene-words").first.inner_text(),
        "secant": page.locator(".td-secant").first.get_attribute("d"),
        "label": page.locator(".td-lens").first.get_attribute("aria-label"),
        "errors": page.locator(".td-errors").first.get_attribute("aria-label"),
    }


def steepness(path):
    """The slope of a drawn line, in the units of the microscope: 4 nudges wide, 3.5 nudges high."""
    (x, y), (u, v) = [tuple(map(float, pair.split())) for pair in path.removeprefix("M").split("L")]
    return -(v - y) / 1000 * 3.5 / ((u - x) / 1000 * 4)


def test_does_it_start_with_a_secant_that_is_no_tangent(site, visit):
    now = shown(visit(site).ready(DAY))
    assert now["nudge"] == "1"
    assert float(now["slopes"][0]) == pytest.approx(math.tanh(1.7) - math.tanh(0.7), abs=1e-9)
    assert float(now["slopes"][1]) == pytest.approx(TRUTH, abs=1e-9)
    assert "bend" in now["words"]


def test_does_the_secant_close_on_the_tangent_and_then_fail(site, visit):
    reader = visit(site)
    page = reader.ready(DAY)
    found = {}
    for _ in range(69):
        now = shown(page)
        found[now["nudge"]] = steepness(now["secant"])
        assert float(now["slopes"][0]) == pytest.approx(found[now["nudge"]], abs=0.005)
        press(slider(page), "ArrowRight")
    assert found["1"] < TRUTH - 0.2
    assert found["10⁻⁸"] == pytest.approx(TRUTH, abs=0.003)
    assert found["10⁻¹⁷"] == 0
    assert len(found) == 69
    assert (reader.strangers, reader.errors) == ([], [])


def test_does_the_end_show_a_flat_line_and_say_so(site, visit):
    page = visit(site).ready(DAY)
    press(slider(page), "End")
    now = shown(page)
    assert "nothing moved" in now["words"]
    assert "nothing moved" in now["label"]
    heights = {pair.split()[1] for pair in page.locator(".td-seen").get_attribute("d")[1:].split("L")}
    assert len(heights) == 1


def test_do_probes_on_both_sides_change_slope_and_errors(site, visit):
    page = visit(site).ready(DAY)
    press(slider(page), *["ArrowRight"] * 4)
    before = shown(page)
    choice(page, "x − h and x + h").click()
    after = shown(page)
    assert after["nudge"] == before["nudge"] == "0.1"
    central = (math.tanh(0.8) - math.tanh(0.6)) / 0.2
    assert float(after["slopes"][0]) == pytest.approx(central, abs=1e-9)
    assert "both sides" in after["label"]
    assert before["errors"] != after["errors"]


def test_does_dragging_in_the_errors_choose_the_nudge(site, visit):
    page = visit(site).ready(DAY)
    drag(page.locator(".td-errors .td-area").first, 0, 1)
    assert shown(page)["nudge"] == "10⁻¹⁷"
    assert slider(page).input_value() == "68"


def test_does_a_finger_move_it_and_the_page_stay_where_it_is(site, visit):
    page = visit(site, **PHONE).ready(DAY)
    part = page.locator(".td-widget").first
    height = part.bounding_box()["height"]
    for share in (0.2, 0.5, 0.8, 0.97):
        tap(slider(part), share)
        assert part.bounding_box()["height"] == height
    assert shown(page)["nudge"].endswith(("⁻¹⁶", "⁻¹⁷"))


def test_is_the_scene_spoken_once_the_slider_rests(site, visit):
    page = visit(site).ready(DAY)
    assert page.locator(".td-spoken[aria-live=polite]").first.inner_text() == ""
    press(slider(page), "End")
    page.wait_for_function(
        "document.querySelector('.td-spoken').textContent.startsWith('Nudge 10⁻¹⁷, one side: error 0.635')"
    )


def test_does_the_figure_stand_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(DAY)
    assert page.locator(".td-lens .td-secant").first.is_visible()
    assert "bend" in page.locator(".td-scene-words").first.inner_text()
    assert not page.locator(".td-control").first.is_visible()


def test_does_it_work_for_readers_who_asked_for_no_motion(site, visit):
    page = visit(site, reduced_motion="reduce").ready(DAY)
    assert not page.locator(".td-play").first.is_visible()
    press(slider(page), *["ArrowRight"] * 4)
    assert shown(page)["nudge"] == "0.1"
