"""Do the figures of schedules draw what they are given?"""

from tendays.plots_schedules import curves, losses_and_norms, shapes


def test_each_schedule_has_a_panel_with_its_rates():
    given = {"constant": [0.1] * 5, "falls": [0.4, 0.3, 0.2, 0.1, 0.0], "a": [1.0] * 5, "b": [2.0] * 5}
    panels = shapes(given).axes
    assert [ax.get_title() for ax in panels[:4]] == list(given)
    assert [list(ax.lines[0].get_ydata()) for ax in panels[:4]] == list(given.values())


def test_losses_are_cut_at_the_top_and_norms_are_not():
    above, below = losses_and_norms([0, 5, 10], {"a": [60, 3.0, 2.5]}, {"a": [100, 2.0]}, top=8).axes
    assert above.get_ylim()[1] == 8
    assert below.get_ylim()[1] > 100
    assert list(below.lines[0].get_xdata()) == [0, 5]


def test_curves_are_named_and_told_apart_by_more_than_colour():
    (ax,) = curves([0, 1], {"a": [3.0, 2.0], "b": [3.0, 2.5]}, top=3.5).axes
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["a", "b"]
    assert len({line.get_linestyle() for line in ax.lines}) == 2
