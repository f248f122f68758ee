"""Does the figure of one rate for several widths show the medians that it was given?"""

import pytest

from tendays.widgets.transfer import transfer_explorer

RATES = [0.001, 0.01, 0.1]
LOSSES = {
    "standard": {
        32: [[2.5, 2.7, 2.6], [2.3, 2.3, 2.3], [9.0, 9.0, 9.0]],
        128: [[2.2] * 3, [2.4] * 3, [9.5] * 3],
    },
    "muP": {32: [[2.6] * 3, [2.3] * 3, [2.8] * 3], 128: [[2.5] * 3, [2.2] * 3, [2.7] * 3]},
}


def test_each_rate_shows_the_median_at_each_width_and_says_it():
    slider, figure = transfer_explorer(RATES, LOSSES, start=0.02, top=2.8).children
    assert slider.children[0].options == ("0.001", "0.01", "0.1")
    assert slider.children[0].index == figure.index == 1
    first = figure.choices[0]
    assert [curve["ys"] for curve in first["panels"][0]["curves"]] == [[2.6, 2.2], [2.6, 2.5]]
    assert first["words"] == "At widths 32, 128: standard 2.60, 2.20; muP 2.60, 2.50."


def test_what_each_width_can_reach_stands_behind_every_rate():
    figure = transfer_explorer(RATES, LOSSES, start=0.02, top=2.8).children[-1]
    assert [curve["ys"] for curve in figure.panels[0]["shared"]["curves"]] == [[2.3, 2.2], [2.3, 2.2]]


def test_a_loss_beyond_the_plot_has_no_dot():
    figure = transfer_explorer(RATES, LOSSES, start=0.02, top=2.8).children[-1]
    last = figure.choices[2]["panels"][0]
    assert [dot["at"] for dot in last["dots"]] == [[0, 2.8], [1, 2.7]]
    assert max(last["curves"][0]["ys"]) == pytest.approx(1.2 * 2.8)


def test_it_compares_two():
    with pytest.raises(ValueError, match="compares 2 parametrisations, got 1"):
        transfer_explorer(RATES, {"muP": LOSSES["muP"]}, start=0.01, top=2.8)
