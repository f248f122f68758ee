"""Runs: what goes in, what is refused, and what reaches the page."""

import base64
import json
import math

import numpy as np
import pytest
import torch

from tendays.verdict import VERDICTS
from tendays.widgets import Runs, learning_rate_explorer, linked_views
from tendays.widgets.labels import format_rate, rate_labels

RATES = [0.01, 0.1, 1.0]
FALLING = [4.0 * 0.7**t for t in range(12)]
BLOWN_UP = [4.0 * 9.0**t for t in range(9)] + [math.inf, math.nan, math.nan]
SLOW = [4.0 - 0.01 * t for t in range(12)]


def some_runs(**changes):
    arrays = {
        "rates": RATES,
        "losses": [SLOW, FALLING, BLOWN_UP],
        "predictions": [[0.1, 0.2], [0.9, -0.9], [math.nan, math.inf]],
        "targets": [1.0, -1.0],
    }
    return Runs.of(**{**arrays, **changes})


def unpacked(packed):
    """The losses again, as a page decodes them."""
    codes = np.frombuffer(base64.b64decode(packed["losses"]), "<u2").reshape(packed["shape"]).astype(float)
    logs = packed["low"] + codes * (packed["high"] - packed["low"]) / 65534
    return np.where(codes == 65535, np.nan, 10**logs)


def test_is_what_reaches_the_page_what_went_in():
    packed = some_runs().packed()
    again = unpacked(packed)
    finite = np.isfinite([SLOW, FALLING, BLOWN_UP])
    assert (np.isfinite(again) == finite).all()
    assert again[finite] == pytest.approx(np.array([SLOW, FALLING, BLOWN_UP])[finite], rel=5e-4)
    assert [VERDICTS[i] for i in packed["verdicts"]] == ["too small", "just right", "diverged"]


def test_is_no_nan_and_no_infinity_in_what_is_sent():
    text = json.dumps(some_runs().packed(), allow_nan=False)
    assert json.loads(text)["predictions"] == [[0.1, 0.2], [0.9, -0.9], [None, None]]


def test_do_runs_that_are_never_finite_still_have_an_axis():
    packed = some_runs(losses=[[math.nan] * 12] * 3).packed()
    low, high = packed["axis"]
    assert low < high
    assert not np.isfinite(unpacked(packed)).any()


def test_does_a_perfect_run_keep_its_place_on_the_log_axis():
    packed = some_runs(losses=[SLOW, [4.0] + [0.0] * 11, SLOW]).packed()
    assert np.isfinite(unpacked(packed)).all()


def test_does_the_axis_end_at_the_ceiling():
    low, high = some_runs().packed()["axis"]
    assert 10**high > 100
    capped = some_runs(ceiling=5.0).packed()
    assert capped["axis"][0] == low
    assert 5 < 10 ** capped["axis"][1] < 8
    assert unpacked(capped)[2][8] == pytest.approx(
        BLOWN_UP[8], rel=5e-4
    )  # what leaves the plot is still sent


def test_do_tensors_and_lists_give_the_same_runs():
    rates = torch.tensor(RATES, requires_grad=True)
    ours, theirs = (
        some_runs(),
        some_runs(rates=rates.double(), losses=torch.tensor([SLOW, FALLING, BLOWN_UP])),
    )
    assert ours.verdicts == theirs.verdicts
    assert ours.losses[:2] == pytest.approx(theirs.losses[:2])


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"rates": [0.1, 0.01, 1.0]}, "rising"),
        ({"rates": [-0.1, 0.01, 1.0]}, "positive"),
        ({"rates": [0.1]}, "at least two"),
        ({"losses": [SLOW, FALLING]}, r"\(2, 12\)"),
        ({"predictions": [[1.0], [1.0], [1.0]]}, r"\(3, 1\)"),
        ({"targets": [[1.0]]}, "predictions"),
        ({"losses": [SLOW[:3]] * 3}, "at least 8"),
    ],
)
def test_are_runs_that_do_not_fit_refused_by_name(changes, named):
    with pytest.raises(ValueError, match=named):
        some_runs(**changes)


@pytest.mark.parametrize(
    ("rate", "label"),
    [
        (0.05011872, "0.05"),
        (1.0, "1"),
        (3.1622776, "3.2"),
        (0.001, "0.001"),
        (0.00001, "0.00001"),
        (120.0, "120"),
    ],
)
def test_is_a_rate_written_as_one_would_write_it(rate, label):
    assert format_rate(rate) == label


def test_have_close_rates_labels_of_their_own():
    assert rate_labels([1.0, 1.01, 1.02]) == ["1", "1.01", "1.02"]
    with pytest.raises(ValueError, match="once"):
        rate_labels([0.1, 0.1])


@pytest.mark.parametrize("rate", [0.0, -1.0, math.nan, math.inf])
def test_is_a_rate_that_is_none_refused(rate):
    with pytest.raises(ValueError, match="positive number"):
        format_rate(rate)


def test_do_slider_play_and_figure_point_to_the_same_run():
    arguments = (RATES, [SLOW, FALLING, BLOWN_UP], [[0.0, 0.0]] * 3, [1.0, -1.0])
    controls, figure = learning_rate_explorer(*arguments, start=0.08).children
    play, slider = controls.children
    assert (play.value, slider.index, figure.index) == (1, 1, 1)
    assert slider.options == ("0.01", "0.1", "1")


def test_is_an_unknown_view_refused():
    with pytest.raises(ValueError, match="'valley'"):
        linked_views(some_runs(), ["loss", "valley"], start=0.1)
