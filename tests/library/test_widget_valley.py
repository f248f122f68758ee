"""What the race in the valley sends to the page."""

import pytest

from tendays.widgets.valley import ValleyRace, valley_race


def figure(box):
    return next(child for child in box.children if isinstance(child, ValleyRace))


def test_does_it_start_at_the_nearest_rate():
    shown = figure(valley_race([0.01, 0.1, 1.0], start=0.2, momentum=0.5))
    assert (shown.index, shown.momentum, shown.rates) == (1, 0.5, [0.01, 0.1, 1.0])


@pytest.mark.parametrize("rates", [[0.1], [0.1, 0.1], [0.2, 0.1], [0.0, 0.1]])
def test_do_rates_have_to_rise(rates):
    with pytest.raises(ValueError, match="positive numbers in rising order"):
        valley_race(rates, start=0.1)


def test_are_controls_and_figure_linked_in_the_page():
    box = valley_race([0.01, 0.1], start=0.1)
    names = [type(child).__name__ for child in box.children]
    assert names == ["HBox", "HBox", "ToggleButtons", "ValleyRace"]
    assert list(box.children[2].options) == ["along an axis", "slanting"]
