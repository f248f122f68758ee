"""The race in the valley on the static page: the paths are those of torch, by keyboard, mouse and touch."""

import re

import pytest
import torch
from gestures import PHONE, choice, press, ready, settle, slider, tap, widget

pytestmark = [pytest.mark.site, pytest.mark.browser]
PAGE = "dynamics/optimizers.html"
FIGURE = ".td-valley"
STEEPNESS = torch.tensor([1.0, 50.0], dtype=torch.float64)


def opened(reader):
    """The figure with its sliders, once it moves."""
    return widget(ready(reader, PAGE, FIGURE), FIGURE)


def rate(part):
    return float(slider(part).get_attribute("aria-valuetext"))


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


def move(part, which, *keys):
    press(slider(part, which), *keys)
    settle(part.page)


def matches(part, exact_rates, momentum, turn):
    shown = min(exact_rates, key=lambda exact: abs(exact - rate(part)))
    expected = all_of_torch(float(f"{shown:.6g}"), momentum, turn)
    for name, words in ends(part).items():
        number = words.replace("·10", "e").translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
        assert float(number) == pytest.approx(expected[name], rel=0.06), name


RATES = [10 ** (k / 12 - 2.75) for k in range(34)]


def test_are_the_paths_those_of_torch(site, visit):
    reader = visit(site)
    part = opened(reader)
    straight = torch.eye(2, dtype=torch.float64)
    matches(part, RATES, 0.9, straight)
    move(part, 0, *["ArrowLeft"] * 5)
    move(part, 1, *["ArrowLeft"] * 20)
    matches(part, RATES, 0.7, straight)
    choice(part, "slanting").click()
    settle(part.page)
    slant = torch.tensor([[3**0.5, -1.0], [1.0, 3**0.5]], dtype=torch.float64) / 2
    matches(part, RATES, 0.7, slant)
    assert (reader.strangers, reader.errors) == ([], [])


def test_do_plain_descent_and_momentum_fly_out_and_adam_not(site, visit):
    part = opened(visit(site))
    move(part, 0, "End", *["ArrowLeft"] * 10)
    words = [line.inner_text() for line in part.locator(".td-outcomes p").all()]
    assert [("lost" in line) for line in words] == [True, True, False]
    assert "lost" in part.locator("[data-view=map]").get_attribute("aria-label")


def test_is_the_outcome_spoken_once_the_slider_rests(site, visit):
    part = opened(visit(site))
    move(part, 0, "ArrowRight")
    part.page.wait_for_function(
        "document.querySelector('.td-valley .td-spoken').textContent.startsWith('Rate ')"
    )


def test_does_a_finger_change_the_rate(site, visit):
    part = opened(visit(site, **PHONE))
    before = part.locator("[data-view=map] .td-moving").inner_html()
    tap(slider(part), 0.15)
    settle(part.page)
    assert part.locator("[data-view=map] .td-moving").inner_html() != before


def test_do_the_paths_stand_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(PAGE)
    assert page.locator(".td-valley .td-landed").count() == 3
    assert page.locator(".td-valley .td-ring").count() > 4
