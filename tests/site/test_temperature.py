"""Softmax and its temperature on the static page: the numbers are those of torch, however it is moved."""

import re

import pytest
import torch

from tendays.bigrams import CHARS, bigram_counts
from tendays.names import load_names

pytestmark = [pytest.mark.site, pytest.mark.browser]
DAY = "days/day07_cross_entropy.html"
SLIDER = ".td-range input"
NUMBER = r"-?\d+\.\d+"


@pytest.fixture(scope="module")
def row():
    """What follows m: the counts, which the page makes its logits of."""
    return bigram_counts(load_names())[CHARS.index("m")].double()


def shown(page):
    return {
        "temperature": page.locator(SLIDER).first.get_attribute("aria-valuetext"),
        "one": page.locator(".td-pay p").first.inner_text(),
        "mean": page.locator(".td-pay p").last.inner_text(),
        "bars": page.locator(".td-bars .td-moving").inner_html(),
        "dot": page.locator(".td-prices .td-moving").inner_html(),
        "label": page.locator(".td-bars").get_attribute("aria-label"),
    }


def agrees(now, row, letter):
    """Whether probability, price and mean are torch's at the temperature that is shown."""
    logs = ((row + 0.1).log() / float(now["temperature"])).log_softmax(0)
    place = CHARS.index(letter)
    price = float(re.search(rf"pays ({NUMBER}) nats", now["one"])[1])
    mean = float(re.search(rf"came: ({NUMBER}) nats", now["mean"])[1])
    assert price == pytest.approx(-logs[place].item(), abs=0.006)
    assert mean == pytest.approx(-(row * logs).sum().item() / row.sum().item(), abs=6e-4)
    return price, mean


def test_do_the_prices_agree_with_torch_at_every_temperature(site, visit, row):
    reader = visit(site)
    page = reader.ready(DAY)
    page.locator(SLIDER).first.focus()
    page.keyboard.press("Home")
    means = {}
    for _ in range(41):
        now = shown(page)
        means[float(now["temperature"])] = agrees(now, row, "a")[1]
        page.keyboard.press("ArrowRight")
    assert len(means) == 41
    assert min(means, key=means.get) == 1.0
    assert means[0.1] > torch.tensor(27.0).log() > means[10.0]
    assert (reader.strangers, reader.errors) == ([], [])


def test_do_the_bars_stand_for_probabilities(site, visit, row):
    page = visit(site).ready(DAY)
    heights = page.locator(".td-bar").evaluate_all(
        "all => all.map(bar => Number(bar.getAttribute('height')))"
    )
    probs = (row + 0.1) / (row + 0.1).sum()
    assert heights == pytest.approx((1000 * probs).tolist(), abs=0.1)


def test_does_dragging_the_slider_change_everything(site, visit, row):
    page = visit(site).ready(DAY)
    before = shown(page)
    page.locator(SLIDER).first.scroll_into_view_if_needed()
    box = page.locator(SLIDER).first.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 2, middle, steps=8)
    page.mouse.up()
    after = shown(page)
    assert after["temperature"] == "0.1"
    assert {key for key in before if before[key] == after[key]} == set()
    agrees(after, row, "a")


def test_does_pointing_at_a_bar_and_choosing_a_letter_ask_its_price(site, visit, row):
    page = visit(site).ready(DAY)
    area = page.locator(".td-bars .td-area")
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    page.mouse.click(box["x"] + box["width"] * 9.5 / 27, box["y"] + box["height"] / 2)
    assert shown(page)["one"].startswith("i has probability")
    agrees(shown(page), row, "i")
    assert page.locator(".td-select select").input_value() == "i"
    page.locator(".td-select select").select_option("z")
    assert shown(page)["one"].startswith("z has probability")
    agrees(shown(page), row, "z")


def test_does_a_finger_choose_and_the_figure_keep_its_height(site, visit):
    page = visit(site, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800}).ready(DAY)
    area = page.locator(".td-bars .td-area")
    area.scroll_into_view_if_needed()
    heights = set()
    for letter in ("e", "q", "z"):
        box = area.bounding_box()
        page.touchscreen.tap(
            box["x"] + box["width"] * (CHARS.index(letter) + 0.5) / 27, box["y"] + box["height"] / 2
        )
        assert shown(page)["one"].startswith(letter)
        heights.add(round(page.locator(".td-widget").first.bounding_box()["height"]))
    assert len(heights) == 1


def test_is_the_price_spoken_once_the_slider_rests(site, visit):
    page = visit(site).ready(DAY)
    assert page.locator(".td-temperature .td-spoken[aria-live=polite]").inner_text() == ""
    page.locator(SLIDER).first.focus()
    page.keyboard.press("End")
    page.wait_for_function(
        "document.querySelector('.td-temperature .td-spoken').textContent.startsWith('Temperature 10. a has')"
    )


def test_do_the_plots_stand_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(DAY)
    assert page.locator(".td-bar").count() == 27
    assert "a has probability" in page.locator(".td-pay").inner_text()
    assert not page.locator(".td-control").first.is_visible()


def test_do_the_rates_of_this_page_end_as_their_verdicts_say(site, visit):
    page = visit(site).ready(DAY)
    page.locator(".td-views .td-sweep").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelectorAll('[data-kind=figure][data-ready]').length === 2")
    slider = page.locator(SLIDER).last
    assert slider.get_attribute("aria-valuetext") == "50"
    seen = [page.locator(".td-verdict").get_attribute("data-verdict")]
    for key in ("Home", "End"):
        slider.focus()
        page.keyboard.press(key)
        seen.append(page.locator(".td-verdict").get_attribute("data-verdict"))
    assert seen == ["just-right", "too-small", "diverged"]
