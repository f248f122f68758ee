"""What stands between opening a page and moving its first figure: as little as can be."""

import re
from pathlib import PurePosixPath

import pytest
from lxml import html

from bench.visits import KEEP_SHIFTS, STILL

pytestmark = [pytest.mark.site, pytest.mark.browser]
DAY = "days/day05_training_loop.html"
READY = "[data-kind=figure][data-ready]"
WAITING = "document.querySelectorAll('.td-waiting').length"
SECTIONS = "article section section"
COPY = ".copybtn"  # a script of the theme puts one beside every listing
HEIGHTS = f"[...document.querySelectorAll('article :not({COPY}, {COPY} *)')].map(each => each.offsetHeight)"


def chapters(site):
    """Every page with a figure, parsed, by its place."""
    parsed = {
        path.relative_to(site).as_posix(): html.parse(str(path)) for path in sorted(site.rglob("*.html"))
    }
    return {place: page for place, page in parsed.items() if page.xpath("//*[@data-kind='figure']")}


def held(site, visit, pattern, **options):
    """A visit and a page whose files that match `pattern` do not come, and the requests that were held."""
    reader, requests = visit(site, **options), []
    page = reader.context.new_page()
    page.route(pattern, lambda route: requests.append(route))
    return reader, page, requests


def let_go(page, requests):
    """Let the first held request go on, as soon as the page has made it, which takes a minute at most."""
    for _ in range(600):
        if requests:
            return requests[0].continue_()
        page.wait_for_timeout(100)
    return pytest.fail("the page has not asked for what is held back")


def test_are_only_what_the_first_figure_needs_and_the_fonts_fetched_ahead(site):
    pages = chapters(site)
    assert len(pages) > 20
    for place, page in pages.items():
        first = page.xpath("//*[@data-kind='figure']")[0]
        needed = {first.get("data-esm"), first.get("data-traits")} - {None}
        ahead = page.xpath("//link[@rel='modulepreload' or @rel='preload']")
        assert {link.get("href") for link in ahead if link.get("as") != "font"} == needed, place
        assert {PurePosixPath(link.get("href")).name for link in ahead if link.get("as") == "font"} == {
            "text.woff2",
            "heading.woff2",
        }, place


def test_does_no_script_hold_up_the_page_or_its_figures(site):
    for place, page in chapters(site).items():
        first, *others = page.xpath("//script[@src]")
        assert first.get("src").endswith("assets/runtime.js"), place
        assert "async" in first.attrib, place
        assert all({"defer", "async"} & set(script.attrib) for script in others), place
        assert [script.get("src") for script in others if "defer" in script.attrib] == [
            first.get("src").replace("assets/runtime.js", "_static/documentation_options.js")
        ], place


def test_answers_the_first_figure_before_the_stylesheet_and_the_fonts_are_there(site, visit):
    reader, page, requests = held(site, visit, re.compile(r"\.(css|woff2)$"))
    page.goto(reader.url + DAY, wait_until="commit")
    page.wait_for_selector(READY, state="attached")
    assert any(route.request.url.endswith("site.css") for route in requests)
    verdict, slider = page.locator(".td-verdict").first, page.locator(".td-range input").first
    before = verdict.get_attribute("data-verdict")
    slider.evaluate("input => { input.value = input.max; input.dispatchEvent(new Event('input')); }")
    assert verdict.get_attribute("data-verdict") not in {before, None}


def test_wait_sections_far_below_until_the_figure_is_there_and_then_no_longer(site, visit):
    reader, page, requests = held(site, visit, "**/assets/widgets/*.json")
    page.goto(reader.url + DAY, wait_until="domcontentloaded")
    last = page.locator(SECTIONS).last
    assert page.evaluate(WAITING) == page.locator(SECTIONS).count() > 10
    assert last.evaluate("section => getComputedStyle(section).contentVisibility") == "auto"
    let_go(page, requests)
    page.wait_for_function(f"{WAITING} === 0")
    assert last.evaluate("section => getComputedStyle(section).contentVisibility") == "visible"


def test_waits_no_section_where_no_script_would_call_it_or_on_paper(site, visit):
    page = visit(site, java_script_enabled=False).open(DAY)
    seen = "section => getComputedStyle(section).contentVisibility"
    assert page.locator(SECTIONS).last.evaluate(seen) == "visible"
    reader, page, _ = held(site, visit, "**/assets/widgets/*.json")
    page.goto(reader.url + DAY, wait_until="domcontentloaded")
    page.emulate_media(media="print")
    assert page.locator(SECTIONS).last.evaluate(seen) == "visible"


def test_leads_a_link_to_its_heading_while_sections_above_are_laid_out(site, visit):
    page = visit(site, viewport={"width": 412, "height": 823}).open(f"{DAY}#exercises")
    page.wait_for_function(f"{WAITING} === 0")
    top = page.locator("#exercises h2").evaluate("heading => heading.getBoundingClientRect().top")
    assert 0 <= top < 400


def test_moves_nothing_that_a_reader_sees_while_a_page_loads_or_is_scrolled(site, visit):
    reader = visit(site, viewport={"width": 412, "height": 823})
    page = reader.context.new_page()
    page.add_init_script(KEEP_SHIFTS)
    page.goto(reader.url + DAY)
    for _ in range(12):
        page.mouse.wheel(0, 2000)
        page.wait_for_timeout(50)
    page.wait_for_selector(COPY, state="attached")
    assert page.evaluate("tdMoved") < STILL


@pytest.mark.parametrize("width", [1200, 1280, 1440])
def test_is_room_kept_for_the_contents_of_a_page_which_come_after_it(site, visit, width):
    page = visit(site, viewport={"width": width, "height": 900}).open(DAY)
    room = "document.querySelector('article').getBoundingClientRect().width"
    before = page.evaluate(room)
    page.evaluate("document.querySelector('.bd-sidebar-secondary').remove()")
    assert page.evaluate(room) == before


def test_changes_no_height_when_the_scripts_of_the_theme_come_late(site, visit):
    reader, page, requests = held(site, visit, "**/copybutton.js", viewport={"width": 412, "height": 823})
    page.goto(reader.url + DAY)
    page.wait_for_function(f"{WAITING} === 0")
    page.evaluate("document.fonts.ready.then(() => 0)")
    before = page.evaluate(HEIGHTS)
    let_go(page, requests)
    page.wait_for_selector(COPY, state="attached")
    assert page.evaluate(HEIGHTS) == before
