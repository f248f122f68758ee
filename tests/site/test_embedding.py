"""The embedding plane on the static page: by keyboard, mouse, touch, without any script."""

import re

import pytest
from gestures import PHONE, drag, each_key, height, press, ready, slider_of

pytestmark = [pytest.mark.site, pytest.mark.browser]
DAY = "days/day08_language_model.html"
FIGURE = ".td-embedding"


def shown(page):
    return {
        "words": page.locator(".td-moment").inner_text(),
        "label": page.locator(".td-plane").get_attribute("aria-label"),
        "chosen": page.locator(".td-letter.td-chosen text").text_content(),
        "way": page.locator(".td-way").get_attribute("d"),
        "places": page.locator(".td-letter").evaluate_all(
            "all => Object.fromEntries(all.map(g => [g.textContent.trim(), g.getAttribute('transform')]))"
        ),
    }


def test_does_it_stand_at_the_end_with_the_vowels_together(site, visit):
    now = shown(ready(visit(site), DAY, FIGURE))
    assert "After 10,000 updates: 2." in now["words"]
    assert "5 of 5 vowels have a vowel beside them" in now["words"]
    assert re.search(r"a beside [eiou], e beside [aiou]", now["label"])
    assert (now["chosen"], len(now["places"])) == ("a", 27)


def test_do_keys_go_back_to_where_the_letters_were_drawn(site, visit):
    reader = visit(site)
    page = ready(reader, DAY, FIGURE)
    end = shown(page)
    start, later = (shown(page) for _ in each_key(slider_of(page, FIGURE), "Home", "ArrowRight"))
    assert "After 0 updates: 3.30 nats" in start["words"]
    assert start["way"].count("L") == 0
    assert end["way"].count("L") > 30
    assert all(start["places"][letter] != end["places"][letter] for letter in "aeiou.")
    assert later["way"].count("L") == 1
    assert (reader.strangers, reader.errors) == ([], [])


def test_does_dragging_the_slider_move_the_letters(site, visit):
    page = ready(visit(site), DAY, FIGURE)
    before = shown(page)
    drag(slider_of(page, FIGURE), 1, 0.1)
    after = shown(page)
    assert after["words"] != before["words"]
    assert after["places"]["e"] != before["places"]["e"]


def test_does_pointing_at_a_letter_or_choosing_it_follow_it(site, visit):
    page = ready(visit(site), DAY, FIGURE)
    page.locator(".td-letter", has_text="n").click()
    now = shown(page)
    assert now["chosen"] == "n"
    assert "Nearest to n:" in now["words"]
    x, y = re.findall(r"-?[\d.]+", now["places"]["n"])
    assert now["way"].endswith(f"{x} {y}")
    page.get_by_label("Follow the letter").select_option("q")
    assert shown(page)["chosen"] == "q"


def test_does_a_finger_choose_a_letter_on_a_phone(site, visit):
    page = ready(visit(site, **PHONE), DAY, FIGURE)
    page.locator(".td-letter", has_text="c").tap()
    assert shown(page)["chosen"] == "c"


def test_does_the_page_stay_where_it_is_while_scrubbing(site, visit):
    page = ready(visit(site, viewport=PHONE["viewport"]), DAY, FIGURE)
    heights = {
        height(page, FIGURE) for _ in each_key(slider_of(page, FIGURE), "Home", *["PageUp"] * 9, "End")
    }
    assert len(heights) == 1


def test_is_the_moment_spoken_once_the_slider_rests(site, visit):
    page = ready(visit(site), DAY, FIGURE)
    spoken = page.locator(f"{FIGURE} .td-spoken[aria-live=polite]")
    assert spoken.inner_text() == ""
    press(slider_of(page, FIGURE), "Home")
    page.wait_for_function(
        "document.querySelector('.td-embedding .td-spoken').textContent.includes('After 0 updates')"
    )


def test_does_the_plane_stand_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(DAY)
    assert page.locator(".td-letter").count() == 27
    assert "After 10,000 updates" in page.locator(".td-moment").inner_text()
