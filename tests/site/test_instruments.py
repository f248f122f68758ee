"""The instrument panel on the static page: by keyboard and mouse, on a phone, without any script."""

import re

import pytest
from gestures import choice, each_key, height, press, ready, slider_of, widget

pytestmark = [pytest.mark.site, pytest.mark.browser]
PAGE = "dynamics/monitoring.html"
FIGURE = ".td-instruments"


def report(page):
    return page.locator(f"{FIGURE} .td-report").inner_text()


def update(page):
    return int(re.search(r"Update ([\d,]+) of", report(page)).group(1).replace(",", ""))


def choose(page, symptom):
    widget(page, FIGURE).locator("select").select_option(label=symptom)


def repair(page):
    choice(widget(page, FIGURE), "repaired").click()


def test_do_keys_go_to_the_end_of_a_run_that_is_lost(site, visit):
    reader = visit(site)
    page = ready(reader, PAGE, FIGURE)
    reached = [update(page) for _ in each_key(slider_of(page, FIGURE), "Home", "ArrowRight", "End")]
    assert reached[:2] == [0, 1]
    assert "loss not a number" in report(page)
    assert page.locator(f"{FIGURE} .td-lost").count() >= 3
    assert (reader.strangers, reader.errors) == ([], [])


def test_does_the_repair_bring_the_numbers_back(site, visit):
    page = ready(visit(site), PAGE, FIGURE)
    press(slider_of(page, FIGURE), "End")
    repair(page)
    assert "Repaired: smaller rate" in report(page)
    loss = float(re.search(r"loss ([\d.]+) \(dev", report(page)).group(1))
    assert 2 < loss < 3
    assert page.locator(f"{FIGURE} .td-lost").count() == 0


def test_does_another_symptom_show_another_run(site, visit):
    page = ready(visit(site), PAGE, FIGURE)
    before = page.locator(f"{FIGURE} .td-loss .td-first.td-to-come").get_attribute("d")
    choose(page, "the first layers learn nothing")
    press(slider_of(page, FIGURE), "End")
    whole, first = re.search(
        r"gradient norm ([\d.]+) \(first layer ([\d.]+·10[⁻\d⁰¹²³⁴⁵⁶⁷⁸⁹]+)\)", report(page)
    ).groups()
    assert float(whole) > 0.1
    assert "⁻⁷" in first or "⁻⁶" in first
    assert page.locator(f"{FIGURE} .td-loss .td-first.td-to-come").get_attribute("d") != before


def test_are_the_words_spoken_after_a_while(site, visit):
    page = ready(visit(site), PAGE, FIGURE)
    choose(page, "units are dead")
    repair(page)
    page.wait_for_function(
        "document.querySelector('.td-instruments .td-spoken').textContent.includes('Repaired: better start')"
    )
    label = page.locator(f"{FIGURE} .td-idle").get_attribute("aria-label")
    assert label.startswith("Idle units over the updates. Now")


@pytest.mark.parametrize("width", [390, 1280])
def test_does_the_page_stay_where_it_is(site, visit, width):
    page = ready(visit(site, viewport={"width": width, "height": 800}), PAGE, FIGURE)
    heights = set()
    for symptom in ("the loss is NaN", "the loss has spikes", "train falls, dev rises", "units are dead"):
        choose(page, symptom)
        heights |= {height(page, FIGURE) for _ in each_key(slider_of(page, FIGURE), "Home", "End")}
    assert len(heights) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_do_dials_and_words_stand_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(PAGE)
    assert page.locator(f"{FIGURE} .td-plot").count() == 4
    assert "The loss is NaN" in report(page)
