"""Do tables and figures of choices carry the numbers that they were given, and refuse what does not fit?"""

import math

import ipywidgets
import pytest

from tendays.lr_finder import smoothed
from tendays.widgets.choices import ROLES, Choice, Drawn, Panel, choose
from tendays.widgets.rates import RULES, finder_explorer, schedule_explorer
from tendays.widgets.sortable import sortable_table

ROWS = [["b", 2, 0.25], ["a", 10_000, 0.125]]


def test_a_cell_is_written_by_its_format_and_sorted_by_its_number():
    made = sortable_table(["name", "size", "loss"], ROWS, caption="c", by="loss", formats={"loss": ".2f"})
    assert made.rows[1] == [
        {"text": "a", "key": "a"},
        {"text": "10,000", "key": 10_000},
        {"text": "0.12", "key": 0.125},
    ]
    assert (made.by, made.descending, made.smallest) == (2, False, [])


def test_a_table_refuses_columns_that_are_not_there_and_rows_that_do_not_fit():
    with pytest.raises(ValueError, match="no column 'dev'"):
        sortable_table(["name"], [["a"]], caption="c", by="dev")
    with pytest.raises(ValueError, match="3 columns, got a row of 2"):
        sortable_table(["name", "size", "loss"], [["a", 1]], caption="c", by="loss")


def test_choices_refuse_what_does_not_fit_together():
    panel = Panel("t", "u", (0, 1), (0, 1), {0: "0"}, {0: "0"})
    choice = Choice("one", "words", [Drawn()])
    with pytest.raises(ValueError, match="draws into 1 panels, expected 2"):
        choose(ipywidgets.ToggleButtons(options=["one"]), [panel, panel], [choice])
    with pytest.raises(ValueError, match="2 options for 1 choices"):
        choose(ipywidgets.ToggleButtons(options=["one", "two"]), [panel], [choice])


def test_the_finders_curves_are_the_losses_and_the_smoothed_losses():
    lrs = [0.001 * 1.1**i for i in range(100)]
    losses = [3 - 0.01 * i + 0.1 * (i % 3) for i in range(100)]
    box = finder_explorer([(lrs, losses)] * 2, lambda run: dict.fromkeys(RULES, 0.01), top=5)
    single, smooth = box.children[1].choices[0]["panels"][0]["curves"]
    assert single["ys"] == pytest.approx(losses, abs=6e-4)
    assert smooth["ys"] == pytest.approx(smoothed(losses)[::4], abs=6e-4)
    assert single["x"] == pytest.approx([-3, math.log10(lrs[99])], abs=6e-4)
    assert smooth["x"] == pytest.approx([-3, math.log10(lrs[96])], abs=6e-4)
    assert {mark["x"] for mark in box.children[1].choices[1]["panels"][0]["marks"]} == {-2.0}
    assert {single["role"], smooth["role"], *RULES} < set(ROLES)


def test_a_schedules_choice_has_its_own_rate_and_the_losses_of_all_behind_it():
    rates = {"flat": [0.1, 0.1], "falling": [0.1, 0.0]}
    box = schedule_explorer(rates, {"flat": [3.3, 2.2], "falling": [3.3, 2.0]}, [0, 200], start=1)
    figure = box.children[1]
    assert figure.index == 1
    assert "ends at 2.000" in figure.choices[1]["words"]
    assert figure.choices[0]["panels"][1]["curves"][0]["x"] == [0.0, 200.0]
    assert figure.choices[0]["panels"][1]["curves"][0]["ys"] == [-1.0, -1.0]
    assert len(figure.panels[0]["shared"]["curves"]) == 2
