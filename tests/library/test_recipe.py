"""The recipe: the ring of its four verbs, its copies, what it keeps, and the figures of its runs."""

from dataclasses import replace
from itertools import permutations

import pytest
import torch

from tendays.language_model import build_dataset, init_params
from tendays.names_model import forward_stack, stack
from tendays.plots_recipe import knobs
from tendays.recipe import ORDER, Course, Settings, Training, train_course
from tendays.widgets.courses import price, rate_courses, slip_courses

SMALL = Settings(updates=6, warmup=2, every=4, batch_size=5, max_norm=0.1)
DATA = tuple(build_dataset(words, 3) for words in (["anna", "otto"], ["emma"], ["bob"]))


def networks(count=2):
    generator = torch.Generator().manual_seed(0)
    return stack([init_params(4, 8, 3, generator) for _ in range(count)])


def course(settings, schedule=None, count=2):
    generator = torch.Generator().manual_seed(1)
    return train_course(forward_stack, networks(count), DATA, settings, generator, schedule)


def test_looks_are_at_the_start_in_between_and_at_the_end():
    assert course(SMALL).dev.shape == (3, 2)


def test_the_networks_that_are_given_stay_as_they_are():
    params = networks()
    before = params["C"].clone()
    train_course(forward_stack, params, DATA, SMALL, torch.Generator().manual_seed(1))
    assert torch.equal(params["C"], before)
    assert params["C"].grad is None


def test_a_clip_after_the_step_is_no_clip():
    after = course(replace(SMALL, order=("zero", "backward", "step", "clip")))
    never = course(replace(SMALL, order=("zero", "backward", "step")))
    assert torch.equal(after.dev, never.dev)
    assert not torch.equal(after.dev, course(SMALL).dev)


@pytest.mark.parametrize("order", permutations(ORDER))
def test_an_order_that_forgets_the_gradient_before_the_step_learns_nothing(order):
    ring = order[order.index("zero") :] + order[: order.index("zero")]
    learns = ring.index("backward") < ring.index("step")
    dev = course(replace(SMALL, order=order)).dev
    assert (dev[-1] != dev[0]).all() == learns


def test_each_network_is_clipped_by_its_own_norm():
    training = Training(forward_stack, networks(), DATA[0], SMALL, torch.Generator().manual_seed(1))
    training.backward()
    training.params["W2"].grad[0] *= 100
    training.clip()
    norms = torch.stack([p.grad.flatten(1).square().sum(1) for p in training.params.values()]).sum(0).sqrt()
    assert torch.allclose(norms, torch.full((2,), 0.1), rtol=1e-3)


def test_a_short_gradient_is_left_alone():
    settings = replace(SMALL, max_norm=1e6)
    training = Training(forward_stack, networks(), DATA[0], settings, torch.Generator().manual_seed(1))
    training.backward()
    before = training.params["W2"].grad.clone()
    training.clip()
    assert torch.equal(training.params["W2"].grad, before)


def test_one_network_alone_and_with_momentum():
    heavy, light = (course(replace(SMALL, momentum=m, lr=0.1), count=1).dev for m in (0.9, 0.0))
    assert heavy.shape == (3, 1)
    assert (heavy[-1] - heavy[0]).abs() > 1.5 * (light[-1] - light[0]).abs()


def test_a_schedule_replaces_the_rate():
    still = course(SMALL, lambda t: 0.0)
    assert torch.equal(still.dev[0], still.dev[-1])


def test_what_is_kept_is_the_test_loss_of_the_best_look_on_dev():
    nan = float("nan")
    found = Course(
        torch.tensor([[3.0, 2.0], [1.0, nan], [2.0, nan]]), torch.tensor([[9.0, 8], [7, 6], [5, 4]])
    )
    assert found.kept.tolist() == [7.0, 8.0]


def slips(end):
    return {
        "right": {"dev": [3.3, 2.3], "end": [2.0, 2.2], "kept": [2.0, 2.2]},
        "wrong": {"dev": [3.3, 99.0], "end": end, "kept": [2.1, 2.2]},
    }


def test_a_slip_has_a_price_unless_a_start_was_lost():
    assert price(slips([2.5, 2.7]), "wrong", "right") == pytest.approx(0.5)
    assert price(slips([2.5, 99.0]), "wrong", "right") == float("inf")


def test_the_buttons_say_what_a_slip_costs_in_each_network():
    figure = slip_courses(
        {"flat": (10, slips([2.5, 2.7])), "deep": (20, slips([2.5, 99.0]))}, "right"
    ).children[1]
    assert figure.choices[1]["words"] == "flat: +0.500 nats; deep: 1 of 2 starts lost."
    assert [panel["x"][1] for panel in figure.panels] == [10, 20]


def test_the_slider_says_how_far_a_rate_is_from_the_best():
    box = rate_courses([0.001, 0.01, 0.1], [2.4, 2.2, 9.0], [[3.3, 2.4], [3.3, 2.2], [3.3, 9.0]], 10, start=0)
    assert box.children[1].choices[0]["words"] == "The lowest dev loss is 2.400, 0.200 above the best rate's."
    assert box.children[1].index == 0


def test_the_dearest_knob_stands_at_the_top():
    fig = knobs({"width": ([0.1, 0.2], [0.0, 0.1]), "rate": ([0.3, 0.4], [0.0, 0.1])})
    assert [label.get_text() for label in fig.axes[0].get_yticklabels()] == ["width", "rate"]
