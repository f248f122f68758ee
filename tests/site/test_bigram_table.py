"""The table of pairs on the static page: by key, mouse, touch, by choosing letters, without a script."""

import math
import re

import pytest

from tendays.bigrams import CHARS, bigram_counts
from tendays.names import load_names

pytestmark = [pytest.mark.site, pytest.mark.browser]
DAY = "days/day06_bigrams.html"
DRAWS = ".td-range input"


@pytest.fixture(scope="module")
def counts():
    return bigram_counts(load_names())


def shown(page):
    return {
        "title": page.locator(".td-pair strong").inner_text(),
        "words": page.locator(".td-pair p").first.inner_text(),
        "draw": page.locator(".td-pair p").last.inner_text(),
        "marks": page.locator(".td-marks").inner_html(),
        "line": page.locator(".td-line").inner_html(),
        "label": page.locator(".td-table").get_attribute("aria-label"),
    }


def expected(counts, first, second):
    """The numbers that the figure must give for a pair."""
    count, total = counts[first, second].item(), counts[first].sum().item()
    return f"counted {count:,} of {total:,} times", f"price −ln p = {-math.log(count / total):.2f} nats"


def point(page, first, second, act="click"):
    """Click or tap the middle of a cell."""
    box = page.locator(".td-table svg").bounding_box()
    unit = box["width"] / (24 + 20 * 27 + 1)
    x, y = (box_start + (24 + 20 * i + 10) * unit for box_start, i in ((box["x"], second), (box["y"], first)))
    (page.mouse.click if act == "click" else page.touchscreen.tap)(x, y)


@pytest.mark.parametrize("pair", ["an", "qu", "zz", "m."])
def test_does_pointing_at_a_pair_give_its_count_and_price(site, visit, counts, pair):
    reader = visit(site, viewport={"width": 1280, "height": 1100})
    page = reader.ready(DAY)
    page.locator(".td-table").first.scroll_into_view_if_needed()
    first, second = (CHARS.index(letter) for letter in pair)
    point(page, first, second)
    now = shown(page)
    assert now["title"] == f"{pair[0]} → {pair[1].replace('.', 'end')}"
    assert all(part in now["words"] for part in expected(counts, first, second))
    assert now["words"].removeprefix(now["title"]).strip() in now["label"]
    choices = page.locator(".td-select select").evaluate_all("all => all.map(s => s.selectedIndex)")
    assert choices == [first, second]
    assert (reader.strangers, reader.errors) == ([], [])


def test_does_a_pair_never_seen_say_that_it_is_impossible(site, visit):
    page = visit(site).ready(DAY)
    page.locator(".td-select select").nth(0).select_option("q")
    page.locator(".td-select select").nth(1).select_option("z")
    assert "never counted: 0 of 54" in shown(page)["words"]
    assert "Not the pair that was drawn" in shown(page)["draw"]
    assert page.locator(".td-line i").count() == 0


def test_does_each_key_show_the_next_draw_until_the_name_ends(site, visit, counts):
    page = visit(site).ready(DAY)
    page.locator(DRAWS).first.focus()
    page.keyboard.press("Home")
    name = ""
    while True:
        now = shown(page)
        first, letter = now["title"].split(" → ")
        assert first == (name[-1] if name else "start")
        number, low, high = map(float, re.findall(r"\d\.\d{3}", now["draw"]))
        assert low - 5e-4 <= number <= high + 5e-4
        row = counts[CHARS.index(first.replace("start", "."))].double()
        share = (row / row.sum())[CHARS.index(letter.replace("end", "."))].item()
        assert high - low == pytest.approx(share, abs=1.1e-3)
        if letter == "end":
            break
        name += letter
        assert f"the name is now {name}." in now["draw"]
        page.keyboard.press("ArrowRight")
    assert f"the name ends: {name}" in shown(page)["draw"]


def test_does_dragging_the_slider_change_everything(site, visit):
    page = visit(site).ready(DAY)
    before = shown(page)
    page.locator(DRAWS).first.scroll_into_view_if_needed()
    box = page.locator(DRAWS).first.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.1, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, middle, steps=8)
    page.mouse.up()
    after = shown(page)
    assert "the name ends" in after["draw"]
    assert {key for key in before if before[key] == after[key]} == set()


def test_does_shading_by_probability_bring_out_a_rare_row(site, visit):
    page = visit(site).ready(DAY)
    darkness = """() => Math.max(...[...document.querySelectorAll(".td-cells path")]
        .filter(path => path.getAttribute("d").includes("M444 364h"))
        .map(path => Number(path.getAttribute("fill-opacity"))))"""
    assert page.evaluate(darkness) < 0.35  # q, then u: the place of row 17 and column 21
    page.locator(".td-toggles label", has_text="probability").click()
    assert page.evaluate(darkness) > 0.95


def test_does_a_finger_point_and_the_figure_keep_its_height(site, visit):
    page = visit(site, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800}).ready(DAY)
    page.locator(".td-table").scroll_into_view_if_needed()
    heights = set()
    for first, second in ((1, 14), (17, 25), (26, 26), (0, 10)):
        point(page, first, second, "tap")
        assert shown(page)["title"].startswith(CHARS[first].replace(".", "start"))
        heights.add(round(page.locator(".td-widget").first.bounding_box()["height"]))
    assert len(heights) == 1


def test_is_the_pair_spoken_once_the_slider_rests(site, visit):
    page = visit(site).ready(DAY)
    assert page.locator(".td-bigrams .td-spoken[aria-live=polite]").inner_text() == ""
    page.locator(DRAWS).first.focus()
    page.keyboard.press("Home")
    page.wait_for_function(
        "document.querySelector('.td-bigrams .td-spoken').textContent.startsWith('start → ')"
    )


def test_does_the_table_stand_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(DAY)
    assert page.locator(".td-cells path").count() > 5
    assert "counted" in page.locator(".td-pair p").first.inner_text()
    assert not page.locator(".td-control").first.is_visible()


def test_does_it_step_for_readers_who_asked_for_no_motion(site, visit):
    page = visit(site, reduced_motion="reduce").ready(DAY)
    assert not page.locator(".td-play").first.is_visible()
    page.locator(DRAWS).first.focus()
    page.keyboard.press("End")
    assert "the name ends" in shown(page)["draw"]


def test_do_the_rates_of_this_page_end_as_their_verdicts_say(site, visit):
    page = visit(site).ready(DAY)
    page.locator(".td-sweep").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelectorAll('[data-kind=figure][data-ready]').length === 2")
    slider = page.locator(DRAWS).last
    seen = [page.locator(".td-verdict").get_attribute("data-verdict")]
    for key in ("Home", "End"):
        slider.focus()
        page.keyboard.press(key)
        seen.append(page.locator(".td-verdict").get_attribute("data-verdict"))
    assert seen == ["just-right", "too-small", "diverged"]
