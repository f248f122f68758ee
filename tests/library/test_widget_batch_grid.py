"""What the table of batch sizes and rates sends to the page, and what it refuses."""

import json
import math

import pytest

from tendays.widgets.batch_grid import LOST, batch_grid

CURVES = [[[3.3, 2.5, 2.4], [3.3, 2.2, 2.1]], [[3.3, 3.0, 2.9], [3.3, math.inf, math.nan]]]


def test_the_sliders_stand_at_the_start_and_lead_to_the_figure():
    box = batch_grid([8, 2048], [0.03125, 1.0], CURVES, budget=4096, start=(2048, 0.03125))
    (sizes, rates), figure = box.children[0].children, box.children[1]
    assert sizes.options == ("8", "2,048")
    assert rates.options == ("1/32", "1")
    assert (sizes.index, rates.index, figure.row, figure.column) == (1, 0, 1, 0)
    assert figure.curves[1][1] == [3.3, LOST, LOST]
    json.dumps(figure.get_state(["curves", "rates", "batch_sizes"]), allow_nan=False)


@pytest.mark.parametrize("curves", [CURVES[:1], [CURVES[0], CURVES[1][:1]], [[[1], [1]], [[1], [1, 2]]]])
def test_a_table_with_holes_is_refused(curves):
    with pytest.raises(ValueError, match="expected 2 rows of 2 curves"):
        batch_grid([8, 32], [0.1, 1.0], curves, budget=64, start=(8, 0.1))


def test_only_powers_of_two_below_one_are_fractions():
    curves = [[CURVES[0][0]] * 4] * 2
    box = batch_grid([8, 32], [0.1, 0.125, 0.3, 2.0], curves, budget=64, start=(8, 0.1))
    assert box.children[0].children[1].options == ("0.1", "1/8", "0.3", "2")


@pytest.mark.parametrize("start", [(9, 0.1), (8, 0.2)])
def test_a_start_outside_the_table_is_refused(start):
    with pytest.raises(ValueError, match="no training with batch size"):
        batch_grid([8, 32], [0.1, 1.0], CURVES, budget=64, start=start)
