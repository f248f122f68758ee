"""The table of pairs on the static page: by key, mouse, touch, by choosing letters, without a script."""

import math
import re

import pytest
from gestures import PHONE, choice, click, drag, each_key, height, press, ready, slider, tap

from tendays.bigrams import CHARS, bigram_counts
from tendays.names import load_names

pytestmark = [pytest.mark.site, pytest.mark.browser]
DAY = "days/day06_bigrams.html"


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


def point(page, first, second, gesture=click):
    """Click or tap the middle of a cell."""
    across, down = ((24 + 20 * i + 10) / (24 + 20 * 27 + 1) for i in (second, first))
    gesture(page.locator(".td-table svg"), across, down)


@pytest.mark.parametrize("pair", ["an", "qu", "zz", "m."])
def test_does_pointing_at_a_pair_give_its_count_and_price(site, visit, counts, pair):
    reader = visit(site, viewport={"width": 1280, "height": 1100})
    page = reader.ready(DAY)
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
    name = ""
    for _ in each_key(slider(page), "Home", *["ArrowRight"] * 30):
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
    assert f"the name ends: {name}" in shown(page)["draw"]


def test_does_dragging_the_slider_change_everything(site, visit):
    page = visit(site).ready(DAY)
    before = shown(page)
    drag(slider(page), 0.1, 1)
    after = shown(page)
    assert "the name ends" in after["draw"]
    assert {key for key in before if before[key] == after[key]} == set()


def test_does_shading_by_probability_bring_out_a_rare_row(site, visit):
    page = visit(site).ready(DAY)
    darkness = """() => Math.max(...[...document.querySelectorAll(".td-cells path")]
        .filter(path => path.getAttribute("d").includes("M444 364h"))
        .map(path => Number(path.getAttribute("fill-opacity"))))"""
    assert page.evaluate(darkness) < 0.35  # q, then u: the place of row 17 and column 21
    choice(page, "probability").click()
    assert page.evaluate(darkness) > 0.95


def test_does_a_finger_point_and_the_figure_keep_its_height(site, visit):
    page = visit(site, **PHONE).ready(DAY)
    heights = set()
    for first, second in ((1, 14), (17, 25), (26, 26), (0, 10)):
        point(page, first, second, tap)
        assert shown(page)["title"].startswith(CHARS[first].replace(".", "start"))
        heights.add(height(page))
    assert len(heights) == 1


def test_is_the_pair_spoken_once_the_slider_rests(site, visit):
    page = visit(site).ready(DAY)
    assert page.locator(".td-bigrams .td-spoken[aria-live=polite]").inner_text() == ""
    press(slider(page), "Home")
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
    press(slider(page), "End")
    assert "the name ends" in shown(page)["draw"]


def test_do_the_rates_of_this_page_end_as_their_verdicts_say(site, visit):
    page = ready(visit(site), DAY, ".td-sweep")
    verdict = page.locator(".td-verdict")
    seen = [verdict.get_attribute("data-verdict")]
    seen += [verdict.get_attribute("data-verdict") for _ in each_key(slider(page, -1), "Home", "End")]
    assert seen == ["just-right", "too-small", "diverged"]
