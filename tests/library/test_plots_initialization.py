"""Do the figures of first weights draw the numbers they are given, in the palette's colours?"""

import matplotlib.colors
import numpy as np
import pytest
import torch

from tendays import plots_initialization as figures
from tendays.palette import CYCLE, PALETTE


def lines_of(ax):
    return {line.get_label(): line for line in ax.lines if not line.get_label().startswith("_")}


def is_in_the_palette(line, i):
    return matplotlib.colors.to_hex(line.get_color()) == PALETTE[CYCLE[i]].light


def test_sizes_stand_at_their_layers_in_both_panels():
    forward, backward = (
        {"a": [1.0, 2.0, 4.0], "b": [1.0, 0.5, 0.25]},
        {"a": [3.0, 2.0, 1.0], "b": [1.0, 1.0, 1.0]},
    )
    left, right = figures.sizes_by_layer(forward, backward).axes
    for ax, curves in ((left, forward), (right, backward)):
        for name, line in lines_of(ax).items():
            assert line.get_ydata() == pytest.approx(curves[name])
            assert line.get_xdata().tolist() == [0, 1, 2]
    assert left.get_yscale() == "log"


def test_a_histogram_holds_all_values_also_those_beyond_its_ends():
    values = torch.tensor([-5.0, 0.0, 0.0, 7.0])
    ax, other = figures.histograms_by_layer({"row": {1: values, 20: values / 10}}, (-1.0, 1.0)).axes
    heights = ax.patches[0].get_data().values
    assert heights.sum() == pytest.approx(1)
    assert (heights[0], heights[-1]) == (0.25, 0.25)
    assert [ax.get_title(), other.get_title()] == ["layer 1", "layer 20"]


def test_a_rule_has_one_colour_in_all_panels():
    panels = {"tanh": {"one": [3.0, 2.0], "two": [3.0, 2.5]}, "relu": {"two": [3.0, 2.2]}}
    left, right = figures.training_by_rule(panels, 100, top=3.5).axes
    assert lines_of(left)["two"].get_color() == lines_of(right)["two"].get_color()
    assert is_in_the_palette(lines_of(left)["two"], 1)
    assert lines_of(right)["two"].get_xdata().tolist() == [0, 100]
    assert left.get_ylim() == pytest.approx((1.9, 3.5))


def test_a_ring_marks_the_lowest_median():
    rates = [0.01, 0.1, 1.0]
    losses = np.array([[3.0, 3.2, 9.0], [2.0, 2.2, 2.4], [2.5, 2.6, 2.7]])
    (ax,) = figures.loss_by_rate(rates, {"standard": {32: losses}}, top=4).axes
    line = lines_of(ax)["width 32"]
    ring = next(each for each in ax.lines if each.get_markersize() == 11)
    assert line.get_ydata() == pytest.approx([3.2, 2.2, 2.6])
    assert (ring.get_xdata()[0], ring.get_ydata()[0]) == (0.1, pytest.approx(2.2))
    assert is_in_the_palette(line, 0)
