"""Do two answers agree exactly when a student's would be right?"""

import math

import pytest
import torch
from hypothesis import given
from test_plain import plain

from autograder.checks import Answered, Missing, Raised, Stopped
from autograder.compare import Tolerance, first_difference, same, told
from autograder.inside.plain import Unplain

CLOSE = Tolerance(1e-5, 1e-9)
NAN = math.nan


def agree(expected, got, tolerance=CLOSE):
    return first_difference(Answered(expected), Answered(got), tolerance) is None


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (2.0, 2),
        (2, 2.0),
        (2.0, torch.tensor([[2.0]])),
        (2, torch.tensor(2)),
        (1.0, 1.000009),
        (NAN, NAN),
        (math.inf, math.inf),
        (0.0, 1e-10),
        (torch.tensor([1, 2]), torch.tensor([1.0, 2.0])),
        (torch.tensor([1.0, NAN]), torch.tensor([1.000001, NAN], dtype=torch.float32)),
        (torch.zeros(0), torch.zeros(0)),
        (torch.tensor(True), torch.tensor(True)),
        ((1.0, [2.0]), [1.0, [2.0]]),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1.0}),
        ({0.1: 1.0}, {0.1 + 1e-12: 1.0}),
        (None, None),
        ("abc", "abc"),
        (True, True),
    ],
)
def test_these_agree(expected, got):
    assert agree(expected, got)


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (2.0, 2.1),
        (2.0, "2.0"),
        (2.0, None),
        (1, True),
        (True, 1),
        (True, torch.tensor(True)),
        (1.0, torch.tensor(True)),
        (1.0, torch.tensor([1.0, 1.0])),
        (1.0, [1.0]),
        (NAN, 0.0),
        (0.0, NAN),
        (math.inf, -math.inf),
        (math.inf, 1e308),
        (1e308, math.inf),
        (100_000, 100_001),
        (0.5, 10**400),
        (torch.tensor([100_000]), torch.tensor([100_001])),
        (torch.tensor([1.0]), torch.tensor(1.0)),
        (torch.tensor([1.0]), [1.0]),
        (torch.tensor([1.0]), torch.tensor([NAN])),
        (torch.tensor([1.0]), torch.tensor([1 + 1j])),
        ([1.0], (1.0,)),
        ([1.0], [1.0, 2.0]),
        ([1.0], torch.tensor([1.0])),
        ({"a": 1}, {"b": 1}),
        ({"a": 1}, {"a": 1, "b": 2}),
        ({1.0: 1}, {True: 1}),
        ({"a": 1}, ["a"]),
        (None, 0),
        ("abc", "abd"),
        (0.0, Unplain("Any", "0.0")),
        (torch.zeros(2), Unplain("ndarray", "[0 0]")),
        ({"a": 0}, {Unplain("Any", "a"): 0}),
    ],
)
def test_these_do_not(expected, got):
    assert not agree(expected, got)


@given(plain)
def test_everything_agrees_with_itself(value):
    assert agree(value, value)


@given(plain, plain)
def test_comparing_never_raises_and_always_can_be_told(expected, got):
    difference = first_difference(Answered(expected), Answered(got), CLOSE)
    assert difference is None or (difference.expected and difference.got)
    assert len(told(got)) < 400


@pytest.mark.parametrize(
    ("expected", "got", "place", "texts"),
    [
        ([1.0, {"a": 2.0}], [1.0, {"a": 3.0}], "[1]['a']", ("2", "3")),
        (torch.zeros(2, 2), torch.tensor([[0.0, 0.0], [0.5, 0.0]]), "[1, 0]", ("0", "0.5")),
        (torch.zeros(2), torch.zeros(3), "", ("shape (2,)", "shape (3,)")),
        ([1], [1, 2], "", ("a list of length 1", "length 2")),
        (0.5, Unplain("Thing", "<Thing>"), "", ("0.5", "<Thing> (a Thing)")),
    ],
)
def test_the_first_difference_is_where_it_is(expected, got, place, texts):
    difference = first_difference(Answered(expected), Answered(got), CLOSE)
    assert (difference.place, difference.expected, difference.got) == (place, *texts)


def test_the_hosts_log_is_compared_after_the_value():
    difference = first_difference(Answered(1, (1.0, 2.0)), Answered(1, (1.0, 2.5)), CLOSE)
    assert difference.place == "log[1]"


def test_raised_agrees_by_kind_and_message_but_for_addresses():
    one = Raised("ValueError", "object at 0x7f00 is bad", "line 1")
    assert same(one, Raised("ValueError", "object at 0x7fff is bad", "line 2"), CLOSE)
    assert not same(one, Raised("ValueError", "another", "line 1"), CLOSE)
    assert not same(one, Raised("TypeError", one.message), CLOSE)


def test_only_like_observations_agree():
    seen = [Answered(1), Raised("E", ""), Missing("f"), Stopped("time")]
    for first in seen:
        for second in seen:
            assert same(first, second, CLOSE) == (first is second and not isinstance(first, Stopped))
