"""Does the temperature's figure take what fits together, and say what does not?"""

import pytest
import torch

from tendays.widgets.temperature import TEMPERATURES, softmax_temperature


def test_temperatures_rise_from_a_tenth_to_ten_with_1_in_the_middle():
    assert sorted(set(TEMPERATURES)) == TEMPERATURES
    assert (TEMPERATURES[0], TEMPERATURES[len(TEMPERATURES) // 2], TEMPERATURES[-1]) == (0.1, 1.0, 10.0)


def test_the_controls_and_the_figure_start_at_temperature_1_and_the_target():
    (play, slider), came, figure = (
        getattr(child, "children", child)
        for child in softmax_temperature(
            torch.tensor([2.0, 0.0, -1.0]), [3, 1, 0], list("abc"), target=2
        ).children
    )
    assert slider.value == "1"
    assert play.value == slider.index == figure.index
    assert came.value == "c"
    assert figure.target == 2
    assert figure.logits == [2, 0, -1]


@pytest.mark.parametrize(
    ("logits", "counts", "said"),
    [
        ([1.0, 2.0], [1, 2], "3 names"),
        ([1, 2, 3], [1, 2], "shape"),
        ([1, 2, 3], [0, 0, 0], "all counts are 0"),
    ],
)
def test_what_does_not_fit_together_is_named(logits, counts, said):
    with pytest.raises(ValueError, match=said):
        softmax_temperature(logits, counts, list("abc"))
