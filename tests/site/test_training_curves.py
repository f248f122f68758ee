"""The curves of Day 9 on the static page: by keyboard, mouse, touch, without any script."""

import re

import pytest
from gestures import choice, drag, each_key, height, press, ready, slider_of, widget

pytestmark = [pytest.mark.site, pytest.mark.browser]
DAY = "days/day09_splits.html"
FIGURE = ".td-training"


def shown(page):
    words = page.locator(f"{FIGURE} .td-moment").inner_text()
    train, dev = map(float, re.search(r"train ([\d.]+), dev ([\d.]+)", words).groups())
    return {
        "words": words,
        "train": train,
        "dev": dev,
        "copied": page.locator(".td-samples li.td-known").count(),
        "samples": page.locator(".td-samples li").all_inner_texts(),
        "past": page.locator(".td-dev.td-past").get_attribute("d").count("L"),
        "label": page.locator(".td-curves").get_attribute("aria-label"),
    }


def test_does_it_stand_where_dev_is_lowest(site, visit):
    now = shown(ready(visit(site), DAY, FIGURE))
    assert "After 800 updates" in now["words"]
    assert "Dev is at its lowest" in now["words"]
    assert len(now["samples"]) == 10
    assert "training on 300 names" in now["label"]


def test_do_keys_go_to_the_end_where_names_are_copied_and_dev_has_risen(site, visit):
    reader = visit(site)
    page = ready(reader, DAY, FIGURE)
    lowest = shown(page)
    end, start = (shown(page) for _ in each_key(slider_of(page, FIGURE), "End", "Home"))
    assert end["train"] < lowest["train"] < lowest["dev"] < 3.29 < end["dev"]
    assert end["copied"] > lowest["copied"]
    assert f"{lowest['dev']:.2f} at 800" in end["words"]
    assert start["past"] == 0
    assert start["train"] == pytest.approx(start["dev"], abs=0.02)
    assert (reader.strangers, reader.errors) == ([], [])


def test_does_the_other_training_keep_its_dev_loss_low(site, visit):
    page = ready(visit(site), DAY, FIGURE)
    press(slider_of(page, FIGURE), "End")
    few = shown(page)
    choice(widget(page, FIGURE), "4,130 names").click()
    every = shown(page)
    assert "training on 4,130 names" in every["label"]
    assert every["dev"] < 2.15 < few["dev"] - 1
    assert every["samples"] != few["samples"]


def test_does_dragging_the_slider_change_curves_and_samples(site, visit):
    page = ready(visit(site), DAY, FIGURE)
    before = shown(page)
    drag(slider_of(page, FIGURE), 0.08, 0.7)
    after = shown(page)
    assert after["past"] > before["past"] + 10
    assert after["samples"] != before["samples"]
    assert "has been rising" in after["words"]


@pytest.mark.parametrize("width", [390, 1280])
def test_does_the_page_stay_where_it_is_while_scrubbing(site, visit, width):
    page = ready(visit(site, viewport={"width": width, "height": 800}), DAY, FIGURE)
    heights = {
        height(page, FIGURE) for _ in each_key(slider_of(page, FIGURE), "Home", *["ArrowRight"] * 8, "End")
    }
    assert len(heights) == 1


def test_is_a_copied_name_marked_for_those_who_listen(site, visit):
    page = ready(visit(site), DAY, FIGURE)
    press(slider_of(page, FIGURE), "End")
    marked = page.locator(".td-samples li.td-known").all_text_contents()
    assert marked
    assert all(text.endswith("(a training name)") for text in marked)
    page.wait_for_function(
        "document.querySelector('.td-training .td-spoken').textContent.includes('After 10,000 updates')"
    )


def test_do_curves_and_samples_stand_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(DAY)
    assert page.locator(".td-training .td-past").count() == 2
    assert page.locator(".td-samples li").count() == 10
