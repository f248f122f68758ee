"""Day 10 on the static page: finder runs, schedules, and the table that can be sorted."""

import pytest
from gestures import PHONE, each_key, height, press, ready, slider

from tendays import results

pytestmark = [pytest.mark.site, pytest.mark.browser]
DAY = "days/day10_hyperparameters.html"
FINDER = ".td-widget:has(.td-steepest)"
SCHEDULES = ".td-widget:has(.td-toggles)"
TABLE = ".td-sortable"


def column(page, number):
    cells = page.locator(f"{TABLE} tbody tr").evaluate_all(
        "(rows, n) => rows.map(row => row.children[n].textContent)", number
    )
    return [float(text.replace(",", "")) for text in cells]


def test_does_each_run_of_the_finder_say_what_it_reads_off(site, visit):
    reader = visit(site)
    page = ready(reader, DAY, FINDER)
    words = page.locator(f"{FINDER} .td-choice")
    keys = each_key(slider(page.locator(FINDER)), "Home", *["ArrowRight"] * 23)
    seen = []
    for run, _ in enumerate(keys, 1):
        assert words.inner_text().startswith(f"Run {run}.")
        said = [float(part.split(" ")[-1].rstrip(".")) for part in words.inner_text().split(", ")]
        steepest, lowest, tenth = said
        assert tenth == pytest.approx(lowest / 10, rel=0.06)
        seen.append((steepest, lowest, page.locator(f"{FINDER} .td-line.td-single").get_attribute("d")))
    assert len({curve for _, _, curve in seen}) == 24
    assert all(lowest < 1 < steepest for steepest, lowest, _ in seen)
    assert (reader.strangers, reader.errors) == ([], [])


def test_are_marks_and_dots_at_the_rates_in_the_words(site, visit):
    page = ready(visit(site), DAY, FINDER)
    words = page.locator(f"{FINDER} .td-choice").inner_text().split(", ")
    ticks = dict(
        page.locator(f"{FINDER} .td-panel0 .td-tick-x").evaluate_all(
            "spans => spans.map(s => [s.textContent, parseFloat(s.style.left) * 10])"
        )
    )
    decade = (ticks["10"] - ticks["0.001"]) / 4
    for rule, part in zip(("steepest", "lowest", "tenth"), words, strict=True):
        path = page.locator(f"{FINDER} .td-upright.td-{rule}").get_attribute("d")
        place = float(path[1:].split(" ")[0])
        rate = 10 ** ((place - ticks["0.001"]) / decade - 3)
        assert rate == pytest.approx(float(part.split(" ")[-1].rstrip(".")), rel=0.06)
    assert page.locator(f"{FINDER} .td-before").count() == 3 * 24


def test_does_each_schedule_end_at_the_loss_of_its_experiment(site, visit):
    kept = results.load("day10_rates")["result"]["schedules"]
    page = ready(visit(site), DAY, SCHEDULES)
    radios = page.locator(f"{SCHEDULES} .td-toggles label")
    curves = set()
    for i, (name, runs) in enumerate(kept.items()):
        radios.nth(i).click()
        words = page.locator(f"{SCHEDULES} .td-choice").inner_text()
        end = sum(run[-1] for run in runs) / len(runs)
        assert words.startswith(f"{name}.")
        assert float(words.split(" ")[-1].rstrip(".")) == pytest.approx(end, abs=6e-4)
        curves.add(page.locator(f"{SCHEDULES} .td-panel1 .td-now").get_attribute("d"))
    assert len(curves) == len(kept)


def test_is_the_schedule_spoken_once_it_rests(site, visit):
    page = ready(visit(site), DAY, SCHEDULES)
    press(page.locator(f"{SCHEDULES} input").first, "ArrowRight")
    page.wait_for_function(
        "(s) => document.querySelector(s + ' .td-spoken').textContent.includes('it ends at')",
        arg=SCHEDULES,
    )


def test_does_a_press_on_a_head_sort_the_rows_and_another_turn_them_round(site, visit):
    reader = visit(site)
    page = ready(reader, DAY, TABLE)
    heads = page.locator(f"{TABLE} thead th")
    names = [text.split("\n")[0].strip(" ↕▲▼") for text in heads.all_inner_texts()]
    assert column(page, names.index("dev")) == sorted(column(page, names.index("dev")))
    for name in ("parameters", "gap", "emb"):
        at = names.index(name)
        page.locator(f"{TABLE} button").nth(at).click()
        up = column(page, at)
        assert up == sorted(up)
        assert heads.nth(at).get_attribute("aria-sort") == "ascending"
        page.locator(f"{TABLE} button").nth(at).click()
        assert column(page, at) == sorted(up, reverse=True)
        assert heads.nth(at).get_attribute("aria-sort") == "descending"
        others = [heads.nth(i).get_attribute("aria-sort") for i in range(len(names)) if i != at]
        assert set(others) == {"none"}
    page.locator(f"{TABLE} .td-spoken", has_text="Sorted by emb, largest first.").wait_for(state="attached")
    assert (reader.strangers, reader.errors) == ([], [])


def test_can_the_table_be_sorted_by_keyboard_and_finger(site, visit):
    page = ready(visit(site, **PHONE), DAY, TABLE)
    press(page.locator(f"{TABLE} button").nth(5), "Enter")
    assert column(page, 5) == sorted(column(page, 5))
    page.locator(f"{TABLE} button").first.tap()
    assert column(page, 0) == sorted(column(page, 0))
    assert page.locator(f"{TABLE} button").first.bounding_box()["height"] >= 24
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_stand_table_and_figures_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(DAY)
    assert len(column(page, 0)) == len(results.load("day10_sweep")["result"]["rows"])
    assert page.locator(f"{FINDER} .td-line.td-smooth").count() == 1
    assert page.locator(f"{SCHEDULES} .td-panel0 .td-now").count() == 1


def test_does_the_page_stay_where_it_is_while_a_run_is_chosen(site, visit):
    page = ready(visit(site, viewport=PHONE["viewport"]), DAY, FINDER)
    keys = each_key(slider(page.locator(FINDER)), "Home", *["ArrowRight"] * 23)
    heights = {height(page, FINDER) for _ in keys}
    assert len(heights) == 1
