"""Does the depth explorer carry what passes through the layers, and refuse what it cannot draw?"""

import json
import math

import pytest
import torch

from tendays.widgets.depth import BINS, REACH, depth_explorer, gains_for, histogram, passed


@pytest.fixture(scope="module")
def figure():
    return depth_explorer(n=81, depth=8, seed=3).children[-1]


def test_gains_rise_hold_both_rules_and_end_with_every_weight_standard_normal():
    gains = gains_for(100)
    assert sorted(gains) == gains
    assert 1.0 in gains
    assert any(math.isclose(gain, 2**0.5) for gain in gains)
    assert gains[-1] == 10


def test_sizes_are_those_of_the_signals(figure):
    assert [stack["name"] for stack in figure.stacks] == ["tanh", "relu"]
    for stack in figure.stacks:
        for i in (0, 8, len(figure.gains) - 1):
            signals = passed(81, 8, gains_for(81)[i], stack["name"], 3)
            assert stack["forward"][i] == pytest.approx(
                [math.log10(size) for size in signals.forward], abs=0.006
            )
            assert stack["backward"][i] == pytest.approx(
                [math.log10(size) for size in signals.backward], abs=0.006
            )


def test_there_is_a_histogram_for_the_first_layer_and_each_fourth_part(figure):
    assert figure.layers == [1, 2, 4, 6, 8]
    for stack in figure.stacks:
        assert {len(row) for rows in stack["bars"] for row in rows} == {BINS}
        assert {len(rows) for rows in stack["bars"]} == {5}


def test_a_histogram_counts_every_value_and_puts_the_rest_at_the_edge():
    values = torch.tensor([-1.0, 0.0, 0.0, 5.0])
    row = histogram(values, REACH["tanh"])
    assert (row[0], row[BINS // 2], row[-1]) == ("i", "z", "i")  # a quarter is half of the height: 70 / 4
    assert set(row) == {"i", "z", "0"}


def test_it_starts_at_a_gain_of_1_and_all_it_sends_is_json(figure):
    assert figure.gains[figure.index] == 1
    json.dumps(figure.get_state(["stacks", "gains", "layers", "normal"]), allow_nan=False)


@pytest.mark.parametrize(("n", "depth"), [(64, 8), (100, 10), (100, 0)])
def test_what_it_cannot_draw_is_refused(n, depth):
    with pytest.raises(ValueError, match="above 64 and depth a multiple of 4"):
        depth_explorer(n=n, depth=depth, seed=0)
