"""Do the pictures of slopes say what was computed, does the microscope show what this computer computes?"""

import math

import numpy as np
import pytest
from lxml import etree

from tendays import plots, plots_slopes
from tendays.widgets.secant import PROBES, packed_scenes, power_label, secant_microscope, what_is_seen

TRUTH = 1 - math.tanh(0.7) ** 2
NUDGES = [10 ** -(k / 4) for k in range(69)]
FIGURES = {
    "microscope": lambda: plots_slopes.microscope(np.tanh, 0.7, TRUTH, [1, 0.1]),
    "error_by_nudge": lambda: plots_slopes.error_by_nudge(
        [1, 0.1, 0.01], {"a": [0.1, 0.01, 0]}, {"a": [0.1, 0.01, 0.001]}
    ),
    "landscape": lambda: plots_slopes.landscape(lambda a, b: a * b, (1, 0.5), (0.5, 1)),
    "change_by_direction": lambda: plots_slopes.change_by_direction(range(360), range(360), 30),
}


@pytest.mark.parametrize("draw", FIGURES.values(), ids=FIGURES)
def test_a_figure_reaches_the_page_whole_small_and_in_its_colours(draw):
    html = plots.show(draw(), alt="What is to be seen", caption="What to notice")._repr_html_()
    assert etree.fromstring(html)[0].get("aria-label") == "What is to be seen"
    assert "var(--td-" in html
    assert len(html) < 60_000


def test_an_error_of_zero_is_left_out_of_a_logarithmic_axis():
    dots = FIGURES["error_by_nudge"]().axes[0].lines[0].get_ydata()
    assert list(dots[:2]) == [0.1, 0.01]
    assert np.isnan(dots[2])


def test_the_microscope_shows_what_this_computer_computes():
    scenes = packed_scenes(math.tanh, 0.7, TRUTH, NUDGES)
    assert len(scenes) == 69
    for h, scene in zip(NUDGES, scenes, strict=True):
        one, both = scene["slopes"]
        assert one == (math.tanh(0.7 + h) - math.tanh(0.7)) / h
        assert both == (math.tanh(0.7 + h) - math.tanh(0.7 - h)) / (2 * h)
        middle = len(scene["curve"]) // 2
        assert scene["curve"][middle] == 0
        assert scene["curve"][middle + middle // 2] == pytest.approx(one, abs=1e-3)
        assert len(scene["words"]) == len(scene["slopes"]) == len(scene["errors"]) == len(PROBES)


def test_far_down_the_curve_is_a_staircase():
    curves = {scene["label"]: scene["curve"] for scene in packed_scenes(math.tanh, 0.7, TRUTH, NUDGES)}
    assert len(set(curves["0.001"])) == 97
    assert 1 < len(set(curves["10⁻¹⁵"])) < 40
    assert len(set(curves["10⁻¹⁷"])) == 1


@pytest.mark.parametrize(
    ("h", "kind", "word"),
    [
        (0.1, 0, "bend"),
        (0.1, 1, "bend"),
        (1e-6, 0, "bend"),
        (1e-7, 1, "rounding"),
        (1e-11, 0, "rounding"),
        (3e-15, 0, "staircase"),
        (1e-17, 1, "nothing moved"),
    ],
)
def test_the_words_name_the_error_at_work(h, kind, word):
    assert word in what_is_seen(math.tanh, 0.7, h, TRUTH, kind)


@pytest.mark.parametrize(
    ("number", "label"),
    [(1, "1"), (0.5623, "0.56"), (0.1, "0.1"), (1e-3, "0.001"), (1e-8, "10⁻⁸"), (5.6e-16, "5.6·10⁻¹⁶")],
)
def test_a_nudge_is_written_short(number, label):
    assert power_label(number) == label


def test_every_nudge_has_a_label_of_its_own():
    labels = [power_label(h) for h in NUDGES]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("nudges", [[1, 1], [0.1, 1], [1, 0], [1, -1]])
def test_nudges_that_do_not_shrink_are_refused(nudges):
    with pytest.raises(ValueError, match="smaller than the one before"):
        secant_microscope(math.tanh, 0.7, slope=TRUTH, nudges=nudges)


def test_slider_play_and_figure_point_to_the_same_nudge():
    controls, choice, figure = secant_microscope(math.tanh, 0.7, slope=TRUTH, nudges=NUDGES, start=4).children
    play, slider = controls.children
    assert (play.value, slider.index, figure.index, slider.value) == (4, 4, 4, "0.1")
    assert choice.options == PROBES
