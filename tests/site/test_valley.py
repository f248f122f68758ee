"""The race in the valley on the static page: the paths are those of torch, by keyboard, mouse and touch."""

import re

import pytest
import torch

pytestmark = [pytest.mark.site, pytest.mark.browser]
PAGE = "dynamics/optimizers.html"
STEEPNESS = torch.tensor([1.0, 50.0], dtype=torch.float64)


def widget(page):
    part = page.locator(".td-widget", has=page.locator(".td-valley"))
    part.scroll_into_view_if_needed()
    part.locator("[data-ready]").wait_for()
    return part


def settle(page):
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def rate(part):
    return float(part.locator("[data-kind] input").first.get_attribute("aria-valuetext"))


def ends(part):
    """The last loss of each, as the curve's words say."""
    said = part.locator("[data-view=fall]").get_attribute("aria-label")
    return dict(re.findall(r"(SGD|momentum|Adam) from \S+ to ([^,]+?)(?=,|\.$)", said))


def loss_of_torch(make_optimizer, turn, updates=100):
    theta = torch.nn.Parameter(turn @ torch.tensor([-9.0, 1.5], dtype=torch.float64))
    optimizer = make_optimizer([theta])
    for _ in range(updates):
        theta.grad = turn @ (STEEPNESS * (turn.T @ theta.detach()))
        optimizer.step()
    return (STEEPNESS * (turn.T @ theta.detach()) ** 2).sum().item() / 2


def all_of_torch(lr, momentum, turn):
    return {
        "SGD": loss_of_torch(lambda p: torch.optim.SGD(p, lr), turn),
        "momentum": loss_of_torch(lambda p: torch.optim.SGD(p, lr, momentum), turn),
        "Adam": loss_of_torch(lambda p: torch.optim.Adam(p, lr, (momentum, 0.999)), turn),
    }


def press(page, part, which, key, times):
    part.locator("input[type=range]").nth(which).focus()
    for _ in range(times):
        page.keyboard.press(key)
    settle(page)


def matches(part, exact_rates, momentum, turn):
    shown = min(exact_rates, key=lambda exact: abs(exact - rate(part)))
    expected = all_of_torch(float(f"{shown:.6g}"), momentum, turn)
    for name, words in ends(part).items():
        number = words.replace("·10", "e").translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
        assert float(number) == pytest.approx(expected[name], rel=0.06), name


RATES = [10 ** (k / 12 - 2.75) for k in range(34)]


def test_are_the_paths_those_of_torch(site, visit):
    reader = visit(site)
    page = reader.ready(PAGE)
    part = widget(page)
    straight = torch.eye(2, dtype=torch.float64)
    matches(part, RATES, 0.9, straight)
    press(page, part, 0, "ArrowLeft", 5)
    press(page, part, 1, "ArrowLeft", 20)
    matches(part, RATES, 0.7, straight)
    part.locator(".td-toggles label", has_text="slanting").click()
    settle(page)
    slant = torch.tensor([[3**0.5, -1.0], [1.0, 3**0.5]], dtype=torch.float64) / 2
    matches(part, RATES, 0.7, slant)
    assert (reader.strangers, reader.errors) == ([], [])


def test_do_plain_descent_and_momentum_fly_out_and_adam_not(site, visit):
    page = visit(site).ready(PAGE)
    part = widget(page)
    press(page, part, 0, "End", 1)
    press(page, part, 0, "ArrowLeft", 10)
    words = [line.inner_text() for line in part.locator(".td-outcomes p").all()]
    assert [("lost" in line) for line in words] == [True, True, False]
    assert "lost" in part.locator("[data-view=map]").get_attribute("aria-label")


def test_is_the_outcome_spoken_once_the_slider_rests(site, visit):
    page = visit(site).ready(PAGE)
    part = widget(page)
    press(page, part, 0, "ArrowRight", 1)
    page.wait_for_function("document.querySelector('.td-valley .td-spoken').textContent.startsWith('Rate ')")


def test_does_a_finger_change_the_rate(site, visit):
    phone = {"has_touch": True, "is_mobile": True, "viewport": {"width": 390, "height": 800}}
    page = visit(site, **phone).ready(PAGE)
    part = widget(page)
    before = part.locator("[data-view=map] .td-moving").inner_html()
    slider = part.locator("input[type=range]").first
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] * 0.15, box["y"] + box["height"] / 2)
    settle(page)
    assert part.locator("[data-view=map] .td-moving").inner_html() != before


def test_do_the_paths_stand_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(PAGE)
    assert page.locator(".td-valley .td-landed").count() == 3
    assert page.locator(".td-valley .td-ring").count() > 4
