"""What the embedding plane and the training curves send to the page, and what they refuse."""

import json
import math

import pytest
import torch

from tendays.bigrams import CHARS
from tendays.widgets.embedding import embedding_plane
from tendays.widgets.training_curves import Watched, training_curves

PLACES = torch.arange(3 * 27 * 2).view(3, 27, 2) / 7
WATCHED = Watched([3.3, 2.0], [3.3, 2.5], [["zoe", "x"], ["ada", ""]], known=frozenset({"ada"}))


def figure_of(box):
    return box.children[-1]


def test_the_plane_starts_at_its_last_moment_and_follows_the_letter():
    box = embedding_plane(PLACES.requires_grad_(), [0, 50, 1000], [3.3, 2.8, 2.4], letter="q")
    figure, follow = figure_of(box), box.children[1]
    play, slider = box.children[0].children
    assert (figure.index, slider.index, play.value, play.max) == (2, 2, 2, 2)
    assert slider.options == ("0", "50", "1,000")
    assert CHARS[figure.letter] == follow.value == "q"
    assert torch.tensor(figure.places) == pytest.approx(PLACES.detach(), abs=6e-4)
    json.dumps(figure.get_state(["places", "updates", "losses"]), allow_nan=False)


@pytest.mark.parametrize(
    ("places", "updates", "losses"),
    [(PLACES, [0, 1], [3.3, 2.0]), (PLACES[:, :26], [0, 1, 2], [3, 2, 1]), (PLACES, [0, 1, 2], [3.3])],
)
def test_moments_that_do_not_fit_together_are_refused(places, updates, losses):
    with pytest.raises(ValueError, match=r"places are \(T, 27, 2\)"):
        embedding_plane(places, updates, losses)


def test_a_sample_says_whether_it_was_trained_on():
    packed = WATCHED.packed("two names")
    assert packed["samples"] == [[["zoe", False], ["x", False]], [["ada", True], ["", False]]]
    assert packed["dev"] == [3.3, 2.5]


def test_each_training_has_a_button_and_each_look_a_place_on_the_slider():
    box = training_curves({"few": WATCHED, "all": WATCHED}, range(0, 1001, 1000), start=1, label="From")
    buttons, controls, figure = box.children
    assert buttons.options == ("few", "all")
    assert controls.children[1].options == ("0", "1,000")
    assert (figure.index, figure.training, figure.updates) == (1, 0, [0, 1000])


def test_a_training_not_looked_at_as_often_as_the_others_is_refused():
    short = Watched([math.pi], [3.0], [["a"]], frozenset())
    with pytest.raises(ValueError, match=r"'short' was looked at \[1\] times, expected 2"):
        training_curves({"long": WATCHED, "short": short}, [0, 1000])
