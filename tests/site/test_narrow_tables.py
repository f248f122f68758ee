"""Tables on a phone: names of code stay whole, by a column that is wide enough or cells below each other."""

import pytest
from gestures import PHONE

pytestmark = [pytest.mark.site, pytest.mark.browser]
NARROW = {**PHONE, "viewport": {"width": 360, "height": 800}}
# A name without a space or a hyphen, at which any text may go on in the next line.
BROKEN = r"""
() => [...document.querySelectorAll(".bd-article table code")]
    .filter((code) => !/[\s-]/.test(code.textContent))
    .filter((code) => new Set([...code.getClientRects()].map((line) => Math.round(line.top))).size > 1)
    .map((code) => code.textContent)
"""


@pytest.mark.parametrize("place", ["guide/notation.html", "guide/instructors.html"])
def test_is_no_name_of_code_broken_in_a_table(site, visit, place):
    page = visit(site, **NARROW).open(place)
    assert page.locator(".bd-article table code").count() > 20
    assert page.evaluate(BROKEN) == []


def test_are_all_cells_of_a_stacked_row_in_view(site, visit):
    page = visit(site, **NARROW).open("guide/notation.html")
    row = page.locator("table.td-stacked tr", has_text="model.parameters()").first
    boxes = [cell.bounding_box() for cell in row.locator("td").all()]
    letter, *others = boxes
    assert all(box["x"] + box["width"] <= 360 for box in boxes)
    assert len({box["x"] for box in others}) == 1
    assert others[0]["x"] >= letter["x"] + letter["width"]
    assert [box["y"] for box in others] == sorted({box["y"] for box in others})
