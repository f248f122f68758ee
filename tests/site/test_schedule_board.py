"""The board of schedules on the static page: rates as the library has them, and the runs that were kept."""

import re

import pytest
from gestures import PHONE, choice, drag, height, press, slider

from tendays import results
from tendays.results import import_script
from tendays.schedule_kinds import KINDS, Setting, grid
from tendays.widgets.schedules import EVERIES, MINIMA, WARMUPS

pytestmark = [pytest.mark.site, pytest.mark.browser]
PAGE = "dynamics/schedules.html"
SLIDERS = ("rate", "warmup", "minimum", "every")
NUMBER = r"[-+.\de]+"


@pytest.fixture(scope="module")
def kept():
    """The loss at the end of each run, by its setting."""
    folder = results.find_folder()
    script = import_script(folder / "schedules_explorer.py")
    losses = results.load("schedules_explorer", folder)["result"]["losses"]
    settings = grid(script.RATES, script.WARMUPS, script.MINIMA, script.EVERIES)
    return {setting: curve[-1] for setting, curve in zip(settings, losses, strict=True)}


def set_to(page, name, *keys):
    press(slider(page, SLIDERS.index(name)), *keys)


def shown(page):
    """What the board says: words, and the rates at five moments."""
    label = page.locator(".td-schedule-rates").get_attribute("aria-label")
    return {
        "words": page.locator(".td-outcome").inner_text(),
        "rates": [float(rate) for rate in re.findall(rf"({NUMBER}) at update", label)],
        "curve": page.locator(".td-schedule-curves .td-moving").inner_html(),
        "drawn": page.locator(".td-schedule-rates .td-moving").inner_html(),
    }


def test_are_the_rates_those_of_the_library_and_the_ends_those_of_the_runs(site, visit, kept):
    reader = visit(site)
    page = reader.ready(PAGE)
    set_to(page, "warmup", "Home", *["ArrowRight"] * WARMUPS.index(60))
    set_to(page, "minimum", "Home", *["ArrowRight"] * MINIMA.index(0.3))
    set_to(page, "every", "Home", *["ArrowRight"] * EVERIES.index(50))
    own = {"warmup": 60, "minimum": 0.3, "every": 50}
    for kind, has in KINDS.items():
        choice(page, kind).click()
        setting = Setting(kind, 0.03, **{name: own[name] for name in has})
        now = shown(page)
        assert now["rates"] == pytest.approx(
            [setting.at(75 * k, 300) for k in range(4)] + [setting.at(300, 300)], rel=6e-3
        )
        assert f"ends at {kept[setting]:.2f} nats" in now["words"]
    assert (reader.strangers, reader.errors) == ([], [])


def test_does_a_warmup_bring_a_lost_rate_back(site, visit, kept):
    page = visit(site).ready(PAGE)
    assert "That is lost" in shown(page)["words"]
    choice(page, "warmup").click()
    set_to(page, "warmup", "End")
    after = shown(page)
    assert "That is lost" not in after["words"]
    assert f"ends at {kept[Setting('warmup', 0.03, 120)]:.2f} nats" in after["words"]
    assert f"Without a schedule, at the same rate: {kept[Setting('constant', 0.03)]:.2f}" in after["words"]


def test_does_dragging_the_rate_change_both_curves_and_name_the_nearest_run(site, visit):
    page = visit(site).ready(PAGE)
    before = shown(page)
    drag(slider(page), 0.75, 0)
    after = shown(page)
    assert "largest rate 0.001, the nearest" in after["words"]
    assert after["rates"] == [0.001] * 5
    assert before["curve"] != after["curve"]


def test_does_a_slider_that_does_not_act_say_so_and_change_nothing(site, visit):
    page = visit(site).ready(PAGE)
    choice(page, "linear").click()
    before = shown(page)
    assert "Sliders that act here: largest rate." in before["words"]
    set_to(page, "every", "End")
    set_to(page, "warmup", "End")
    assert shown(page) == before


def test_are_the_words_spoken_once_the_board_rests(site, visit):
    page = visit(site).ready(PAGE)
    assert page.locator(".td-schedule .td-spoken[aria-live=polite]").inner_text() == ""
    choice(page, "cosine").click()
    page.wait_for_function(
        "document.querySelector('.td-schedule .td-spoken').textContent.startsWith('Cosine: the run')"
    )


def test_does_the_board_keep_its_height_on_a_phone(site, visit):
    page = visit(site, **PHONE).ready(PAGE)
    heights = set()
    for kind in KINDS:
        choice(page, kind).tap()
        heights.add(height(page))
    assert len(heights) == 1


def test_does_the_board_stand_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(PAGE)
    assert "the run ends at" in page.locator(".td-outcome").inner_text()
    assert page.locator(".td-schedule .td-run-line").count() == 1
