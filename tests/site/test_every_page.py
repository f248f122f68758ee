"""Every page of the built site at three widths: alone on its host, still, within the screen, for everyone."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from visiting import Visit, places

from bench.visits import KEEP_SHIFTS

pytestmark = [pytest.mark.site, pytest.mark.browser]
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = """async (options) => (await axe.run({ ...options, resultTypes: ["violations"] })).violations.map(
  (broken) => [broken.id, broken.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))])"""
COLORS = {"runOnly": ["color-contrast", "link-in-text-block"]}
# Whether a page is in this mode, down to the last color that changes slowly.
IN_MODE = """(mode) => (document.documentElement.dataset.theme ?? mode) === mode
  && document.getAnimations().every((each) => each.playState !== "running")"""
# On a busy machine a formula's font may come late and a line break anew; `make audit` asks for less.
STILL_WHEN_BUSY = 0.1
# By width, the modes in which a page is held against the rules; it is opened in the first.
MODES = {360: ("light", "dark"), 768: (), 1440: ("dark", "light")}


@dataclass
class Seen:
    """All pages at one width, in pixels."""

    width: int
    visit: Visit
    widths: dict[str, int] = field(default_factory=dict)
    moved: dict[str, float] = field(default_factory=dict)
    broken: dict[tuple[str, str], list] = field(default_factory=dict)


@pytest.fixture(scope="module", params=MODES)
def seen(request, site, serve, browser):
    """Every page opened once, at the width that is asked for."""
    modes = MODES[request.param]
    options = {"viewport": {"width": request.param, "height": 900}, "color_scheme": [*modes, "light"][0]}
    with browser.new_context(**options) as context:
        pages = Seen(request.param, Visit(context, serve(site)))
        context.add_init_script(KEEP_SHIFTS)
        for place, page in pages.visit.each(places(site)):
            pages.moved[place] = page.evaluate("tdMoved")
            pages.widths[place] = page.evaluate("document.documentElement.scrollWidth")
            pages.broken |= {(place, mode): found for mode, found in broken_rules(page, modes) if found}
    return pages


def broken_rules(page, modes):
    """What axe finds: by all rules in the first mode, then by those about colors, the only difference."""
    if modes:
        page.add_script_tag(path=AXE)
    for mode in modes:
        page.emulate_media(color_scheme=mode)
        page.wait_for_function(IN_MODE, arg=mode)
        yield mode, page.evaluate(RULES, {} if mode == modes[0] else COLORS)


def test_do_pages_ask_only_their_own_host_and_run_without_an_error(seen):
    assert len(seen.widths) >= 8
    assert seen.visit.strangers == []
    assert seen.visit.errors == []


def test_does_no_page_scroll_sideways(seen):
    assert {place: width for place, width in seen.widths.items() if width > seen.width} == {}


def test_moves_no_page_while_it_loads(seen):
    assert {place: moved for place, moved in seen.moved.items() if moved > STILL_WHEN_BUSY} == {}


def test_breaks_no_page_a_rule_of_axe(seen):
    assert seen.broken == {}


def test_are_strangers_and_errors_found(browser, serve, tmp_path):
    (tmp_path / "a.html").write_text(
        '<img src="http://elsewhere.invalid/x.png"><img src="http://192.0.2.1/y.png"><script>nothing()</script>'
    )
    with browser.new_context() as context:
        visit = Visit(context, serve(tmp_path))
        assert [place for place, _ in visit.each(["a.html", "a.html"])] == ["a.html", "a.html"]
    assert visit.strangers == ["http://elsewhere.invalid/x.png", "http://192.0.2.1/y.png"] * 2
    assert sum("nothing is not defined" in said for said in visit.errors) == 2
