"""Softmax and its temperature on the static page: the numbers are those of torch, however it is moved."""

import re

import pytest
import torch
from gestures import PHONE, click, drag, each_key, height, press, ready, slider, tap

from tendays.bigrams import CHARS, bigram_counts
from tendays.names import load_names

pytestmark = [pytest.mark.site, pytest.mark.browser]
DAY = "days/day07_cross_entropy.html"
NUMBER = r"-?\d+\.\d+"


@pytest.fixture(scope="module")
def row():
    """What follows m: the counts, which the page makes its logits of."""
    return bigram_counts(load_names())[CHARS.index("m")].double()


def shown(page):
    return {
        "temperature": slider(page).get_attribute("aria-valuetext"),
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
    means = {}
    for _ in each_key(slider(page), "Home", *["ArrowRight"] * 40):
        now = shown(page)
        means[float(now["temperature"])] = agrees(now, row, "a")[1]
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
    drag(slider(page), 0.5, 0)
    after = shown(page)
    assert after["temperature"] == "0.1"
    assert {key for key in before if before[key] == after[key]} == set()
    agrees(after, row, "a")


def test_does_pointing_at_a_bar_and_choosing_a_letter_ask_its_price(site, visit, row):
    page = visit(site).ready(DAY)
    click(page.locator(".td-bars .td-area"), 9.5 / 27)
    assert shown(page)["one"].startswith("i has probability")
    agrees(shown(page), row, "i")
    assert page.locator(".td-select select").input_value() == "i"
    page.locator(".td-select select").select_option("z")
    assert shown(page)["one"].startswith("z has probability")
    agrees(shown(page), row, "z")


def test_does_a_finger_choose_and_the_figure_keep_its_height(site, visit):
    page = visit(site, **PHONE).ready(DAY)
    heights = set()
    for letter in ("e", "q", "z"):
        tap(page.locator(".td-bars .td-area"), (CHARS.index(letter) + 0.5) / 27)
        assert shown(page)["one"].startswith(letter)
        heights.add(height(page))
    assert len(heights) == 1


def test_is_the_price_spoken_once_the_slider_rests(site, visit):
    page = visit(site).ready(DAY)
    assert page.locator(".td-temperature .td-spoken[aria-live=polite]").inner_text() == ""
    press(slider(page), "End")
    page.wait_for_function(
        "document.querySelector('.td-temperature .td-spoken').textContent.startsWith('Temperature 10. a has')"
    )


def test_do_the_plots_stand_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(DAY)
    assert page.locator(".td-bar").count() == 27
    assert "a has probability" in page.locator(".td-pay").inner_text()
    assert not page.locator(".td-control").first.is_visible()


def test_do_the_rates_of_this_page_end_as_their_verdicts_say(site, visit):
    page = ready(visit(site), DAY, ".td-sweep")
    rate = slider(page, -1)
    assert rate.get_attribute("aria-valuetext") == "50"
    verdict = page.locator(".td-verdict")
    seen = [verdict.get_attribute("data-verdict")]
    seen += [verdict.get_attribute("data-verdict") for _ in each_key(rate, "Home", "End")]
    assert seen == ["just-right", "too-small", "diverged"]
