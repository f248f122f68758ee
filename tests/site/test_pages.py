"""The pages of the built site: whole, light, and what belongs to all of them works."""

import gzip
import re

import pytest
from lxml import html
from visiting import places

from tendays.site.finish.links import broken_links

pytestmark = pytest.mark.site


@pytest.mark.browser
def test_does_searching_find_a_page_without_another_host(site, visit):
    reader = visit(site)
    page = reader.open("search.html?q=learning")
    page.locator("#search-results", has_text="Day 5").wait_for()
    assert (reader.strangers, reader.errors) == ([], [])


@pytest.mark.browser
def test_do_results_of_a_search_show_what_one_reads_on_the_page(site, visit):
    """Formulas once and not in TeX, no time to read, no controls of figures, no empty lines."""
    page = visit(site).open("search.html?q=momentum")
    found = page.locator("#search-results .search-summary", has_text="found")
    count = int(re.search(r"\d+", found.inner_text())[0])
    page.locator("#search-results p.context").nth(count - 1).wait_for()
    excerpts = page.locator("#search-results p.context").all_inner_texts()
    assert any("θ←θ−η" in excerpt for excerpt in excerpts)
    for excerpt in excerpts:
        assert "momentum" in excerpt.lower()
        assert len(excerpt) > 100
        assert not re.search(r"\\[a-z]+|minutes to read|Show code|Copy a link|Contents", excerpt), excerpt


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "chapter"), [("learning rate", "The learning rate"), ("bigrams", "Day 6 ·")]
)
def test_does_the_chapter_of_that_name_come_right_after_the_glossary(site, visit, query, chapter):
    page = visit(site).open(f"search.html?q={query}")
    page.locator("#search-results li").nth(2).wait_for()
    titles = page.locator("#search-results li > a").all_inner_texts()
    assert chapter in next(title for title in titles if title != "Glossary")


@pytest.mark.browser
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_does_a_page_follow_the_mode_of_the_system(site, visit, mode):
    page = visit(site, color_scheme=mode).open("index.html")
    red = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]")
    assert (int(red) > 200) == (mode == "light")


def test_does_every_internal_link_and_anchor_lead_somewhere(site):
    assert broken_links(site) == []


def test_is_a_link_that_leads_nowhere_found(tmp_path):
    (tmp_path / "a.html").write_text(
        '<a href="b.html#there">1</a><a href="b.html#gone">2</a><img src="c.png">'
    )
    (tmp_path / "b.html").write_text('<h1 id="there">b</h1><a href="../outside.html">3</a>')
    said = broken_links(tmp_path)
    assert len(said) == 3
    assert all(any(part in line for line in said) for part in ("b.html#gone", "c.png", "../outside.html"))


def test_is_no_address_of_another_host_loaded_by_a_page(site):
    loading = "//script/@src | //link[not(@rel='canonical')]/@href | //img/@src | //iframe/@src"
    for place in places(site):
        document = html.parse(str(site / place))
        assert [address for address in document.xpath(loading) if "//" in address] == [], place
    assert not re.search(r"url\(['\"]?(https?:)?//", (site / "assets" / "site.css").read_text())


@pytest.mark.parametrize(
    ("place", "title"),
    [
        ("index.html", "Ten Days Downhill"),
        ("days/day01_derivative.html", "Day 1 · The derivative — Ten Days Downhill"),
    ],
)
def test_does_a_title_name_the_course_once(site, place, title):
    assert html.parse(str(site / place)).findtext("head/title") == title


def test_has_every_page_a_description_a_title_an_icon_and_a_language(site):
    for place in places(site):
        document = html.parse(str(site / place))
        assert len(document.xpath("string(//meta[@name='description']/@content)")) > 10, place
        assert document.xpath("//title/text()"), place
        assert document.xpath("//link[@rel='icon']"), place
        assert document.getroot().get("lang") == "en", place
        assert len(document.xpath("//meta[@name='viewport']")) == 1, place


def test_are_formulas_set_at_build_with_words_for_screen_readers(site):
    document = html.parse(str(site / "days" / "day05_training_loop.html"))
    assert len(document.xpath("//*[@class='katex-html']")) == len(document.xpath("//math")) > 10
    assert not document.xpath("//*[@data-latex] | //*[contains(@class, 'katex-error')]")


def test_is_the_runtime_at_most_five_kilobytes(site):
    assert 500 < len(gzip.compress((site / "assets" / "runtime.js").read_bytes())) <= 5 * 1024


def test_is_the_html_of_a_page_at_most_a_hundred_kilobytes(site):
    sizes = {place: len(gzip.compress((site / place).read_bytes())) for place in places(site)}
    assert max(sizes.values()) <= 100 * 1024, sizes


def test_do_pages_without_widgets_load_no_runtime(site):
    text = (site / "guide" / "glossary.html").read_text()
    assert "runtime.js" not in text
    assert "widget-state" not in text


@pytest.mark.browser
def test_do_the_themes_buttons_work_where_they_wait_for_the_figures(site, visit):
    reader = visit(site)
    page = reader.ready("days/day05_training_loop.html")
    page.wait_for_function("window.bootstrap")
    before = page.locator("html").get_attribute("data-mode")
    page.locator("button.theme-switch-button").first.click()
    assert page.locator("html").get_attribute("data-mode") != before
    page.keyboard.press("Control+K")
    page.locator("dialog[open] input").fill("momentum")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results a")
    assert reader.errors == []


@pytest.mark.browser
def test_can_a_reader_with_a_keyboard_see_where_they_are(site, visit):
    page = visit(site, viewport={"width": 1440, "height": 900}).open("guide/students.html")
    ringed = "(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px')"
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate(f"{ringed}(getComputedStyle(document.activeElement))"), page.evaluate(
            "document.activeElement.outerHTML.slice(0, 200)"
        )


@pytest.mark.browser
@pytest.mark.parametrize("address", ["days/gone.html", "guide/deeper/gone.html", "gone.html"])
def test_leads_the_page_for_a_lost_address_back_from_wherever_it_is_shown(site, visit, address):
    reader = visit(site)
    page = reader.context.new_page()
    page.route(f"**/{address}", lambda route: route.fulfill(status=404, path=site / "404.html"))
    page.goto(reader.url + address)
    page.get_by_role("link", name="front page").click()
    assert page.url == f"{reader.url}index.html"
    page.locator(".bd-article h1", has_text="Ten Days Downhill").wait_for()


@pytest.mark.browser
def test_is_a_page_light_on_paper_and_dark_again_on_the_screen(site, visit):
    page = visit(site, color_scheme="dark").open("days/day05_training_loop.html")
    red = "getComputedStyle(document.querySelector('article h1')).color.match(/\\d+/)[0]"
    assert int(page.evaluate(red)) > 200
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert int(page.evaluate(red)) < 100
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert int(page.evaluate(red)) > 200
