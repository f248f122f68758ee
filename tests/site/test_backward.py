"""The stepper through the backward pass on the static page: by keyboard, mouse, touch, without any script."""

import pytest
from gestures import PHONE, drag, each_key, height, press, slider

from tendays import Value

pytestmark = [pytest.mark.site, pytest.mark.browser]
DAY = "days/day02_chain_rule.html"


def slopes_of_the_neuron():
    x1, w1, x2, w2, b = leaves = [Value(number) for number in (1.5, 2.0, -1.0, 4.0, 1.8)]
    (x1 * w1 + x2 * w2 + b).tanh().backward()
    return dict(zip(["x1", "w1", "x2", "w2", "b"], [leaf.grad for leaf in leaves], strict=True))


def shown(page):
    return {
        "step": slider(page).get_attribute("aria-valuetext"),
        "words": page.locator(".td-step").first.inner_text(),
        "local": page.locator(".td-graph .td-local").all_text_contents(),
        "acts": page.locator(".td-acts .td-name").all_text_contents(),
        "gets": page.locator(".td-gets .td-name").all_text_contents(),
        "label": page.locator(".td-graph").first.get_attribute("aria-label"),
    }


def number(text):
    return float(text.replace("−", "-"))


def test_does_the_stepper_stand_at_the_first_slope_handed_back(site, visit):
    now = shown(visit(site).ready(DAY))
    assert now["step"] == "2 · o → z"
    assert now["local"] == ["×0.559"]
    assert (now["acts"], now["gets"]) == (["o = tanh(z)"], ["z = s + b"])
    assert "1 − o²" in now["words"]


def test_does_each_key_show_another_step_with_its_product(site, visit):
    reader = visit(site)
    page = reader.ready(DAY)
    press(slider(page), "Home")
    assert page.locator(".td-graph .td-grad").count() == 0
    titles = []
    for _ in each_key(slider(page), *["ArrowRight"] * 10):
        titles.append(shown(page)["step"].split(" · ")[1])
        factors = page.locator(".td-product b").all_inner_texts()
        if factors:
            local, arrived, handed = (number(text.strip("()")) for text in factors)
            assert local * arrived == pytest.approx(handed, rel=5e-3)
            assert page.locator(".td-gets .td-grad").text_content() == factors[2]
    assert len(set(titles)) == 10
    assert (reader.strangers, reader.errors) == ([], [])


def test_are_the_slopes_at_the_end_those_of_the_engine(site, visit):
    page = visit(site).ready(DAY)
    press(slider(page), "End")
    boxes = page.locator(".td-leaf").evaluate_all(
        "all => all.map(g => [...g.querySelectorAll('text')].map(t => t.textContent))"
    )
    found = {name: number(slope) for name, _, slope in boxes}
    assert found == pytest.approx(slopes_of_the_neuron(), rel=5e-3)
    for name, slope in slopes_of_the_neuron().items():
        assert f"{name}, number" in shown(page)["label"]
        assert f"slope {slope:.3g}".replace("-", "−") in shown(page)["label"]


def test_does_dragging_the_slider_change_the_graph(site, visit):
    page = visit(site).ready(DAY)
    before = shown(page)
    drag(slider(page), 0.2, 1)
    after = shown(page)
    assert after["step"].startswith("10 · ")
    assert {key for key in before if before[key] == after[key]} == set()


def test_does_pointing_at_a_box_go_to_where_it_acts(site, visit):
    page = visit(site).ready(DAY)
    page.locator(".td-node", has_text="p2 = x2").click()
    assert shown(page)["acts"] == ["p2 = x2·w2"]
    page.locator(".td-node.td-leaf", has_text="w1").click()
    assert shown(page)["gets"] == ["w1"]


def test_does_a_finger_step_and_is_everything_large_enough(site, visit):
    page = visit(site, **PHONE).ready(DAY)
    page.locator(".td-node.td-leaf", has_text="x2").tap()
    assert shown(page)["gets"] == ["x2"]
    boxes = page.locator(".td-node rect").evaluate_all(
        "all => all.map(r => r.getBoundingClientRect().toJSON())"
    )
    assert min(min(box["width"], box["height"]) for box in boxes) >= 24
    inside = """all => all.map(g => {
        const box = g.querySelector("rect").getBoundingClientRect();
        const texts = [...g.querySelectorAll("text")].map(t => t.getBoundingClientRect());
        return texts.every(t => t.left >= box.left && t.right <= box.right);
    })"""
    assert all(page.locator(".td-node").evaluate_all(inside))


def test_does_the_page_stay_where_it_is_while_stepping(site, visit):
    page = visit(site, viewport=PHONE["viewport"]).ready(DAY)
    heights = {height(page) for _ in each_key(slider(page), "Home", *["ArrowRight"] * 10)}
    assert len(heights) == 1


def test_is_the_step_spoken_once_the_slider_rests(site, visit):
    page = visit(site).ready(DAY)
    spoken = page.locator(".td-spoken[aria-live=polite]").first
    assert spoken.inner_text() == ""
    press(slider(page), "ArrowRight")
    page.wait_for_function(
        "document.querySelector('.td-spoken').textContent.startsWith('z to s: local slope 1')"
    )


def test_does_the_graph_stand_there_without_javascript(site, visit):
    page = visit(site, java_script_enabled=False).open(DAY)
    assert page.locator(".td-graph .td-node").count() == 10
    assert "1 − o²" in page.locator(".td-step").first.inner_text()
    assert not page.locator(".td-control").first.is_visible()


def test_does_it_step_for_readers_who_asked_for_no_motion(site, visit):
    page = visit(site, reduced_motion="reduce").ready(DAY)
    assert not page.locator(".td-play").first.is_visible()
    press(slider(page), "End")
    assert shown(page)["step"].startswith("10 · ")


def test_do_slopes_add_where_a_number_is_used_twice(site, visit):
    page = visit(site).ready("days/day03_autograd.html")
    assert shown(page)["step"] == "4 · m → a"
    assert "a had 6 from another way, and slopes add: 6 + 6 = 12" in shown(page)["words"]
    assert page.locator(".td-gets .td-grad").text_content() == "12"
    press(slider(page), "End")
    assert [leaf.split()[-1] for leaf in shown(page)["label"].split("; ")[:2]] == ["12", "21"]
