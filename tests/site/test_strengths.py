"""Early stopping under weight decay and dropout on the static page: by keyboard, mouse, without script."""

import re

import pytest
from gestures import choice, drag, each_key, height, press, ready, slider_of, widget

pytestmark = [pytest.mark.site, pytest.mark.browser]
PAGE = "dynamics/regularization.html"
FIGURE = ".td-strengths"


def shown(page):
    words = page.locator(f"{FIGURE} .td-moment").inner_text()
    train, val = map(float, re.search(r"train (\d+\.\d+), validation (\d+\.\d+)", words).groups())
    return {
        "words": words,
        "train": train,
        "val": val,
        "kept": float(re.search(r"kept is the network after [\d,]+ updates, at (\d+\.\d+)", words)[1]),
        "stop": page.locator(f"{FIGURE} .td-stop").count(),
        "label": page.locator(f"{FIGURE} .td-curves").get_attribute("aria-label"),
    }


def test_does_the_network_that_nothing_holds_back_end_worse_than_a_coin(site, visit):
    now = shown(ready(visit(site), PAGE, FIGURE))
    assert "Nothing is held back" in now["words"]
    assert now["train"] < 0.1 < 0.69 < now["val"]
    assert now["kept"] < 0.6
    assert now["stop"] == 1
    assert now["words"].split(".")[0] in now["label"]


def test_do_keys_go_from_overfitting_to_underfitting(site, visit):
    reader = visit(site)
    page = ready(reader, PAGE, FIGURE)
    seen = [shown(page), *(shown(page) for _ in each_key(slider_of(page, FIGURE), *["ArrowRight"] * 9))]
    assert "Weight decay 15" in seen[-1]["words"]
    assert seen[-1]["train"] > seen[0]["train"] + 0.2
    assert min(now["val"] for now in seen) < 0.5 < seen[0]["val"]
    page.wait_for_function(
        f"document.querySelector('{FIGURE} .td-spoken').textContent.includes('Weight decay 15')"
    )
    assert (reader.strangers, reader.errors) == ([], [])


def test_does_the_other_method_show_other_curves_at_the_same_strength(site, visit):
    page = ready(visit(site), PAGE, FIGURE)
    press(slider_of(page, FIGURE), "End")
    decay = shown(page)
    choice(widget(page, FIGURE), "Dropout").click()
    dropped = shown(page)
    assert "Dropout 0.9" in dropped["words"]
    assert dropped["val"] != decay["val"]


def test_does_dragging_the_slider_change_the_curves(site, visit):
    page = ready(visit(site), PAGE, FIGURE)
    before = page.locator(f"{FIGURE} path.td-train").get_attribute("d")
    drag(slider_of(page, FIGURE), 0.05, 0.6)
    assert page.locator(f"{FIGURE} path.td-train").get_attribute("d") != before
    assert "Weight decay" in shown(page)["words"]


@pytest.mark.parametrize("width", [390, 1280])
def test_does_the_page_stay_where_it_is_while_the_strength_changes(site, visit, width):
    page = ready(visit(site, viewport={"width": width, "height": 800}), PAGE, FIGURE)
    heights = {height(page, FIGURE) for _ in each_key(slider_of(page, FIGURE), "Home", *["ArrowRight"] * 9)}
    assert len(heights) == 1


def test_do_the_curves_stand_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(PAGE)
    assert page.locator(f"{FIGURE} path.td-train").count() == 1
    assert "kept is the network" in page.locator(f"{FIGURE} .td-moment").inner_text()
