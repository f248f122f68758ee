"""axe over every page: no rule broken, light and dark, phone and desktop."""

from pathlib import Path

import pytest
from test_pages import places

pytestmark = [pytest.mark.site, pytest.mark.browser]
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run()).violations.map(
  (broken) => [broken.id, broken.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))])"""


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_breaks_no_page_a_rule_of_axe(site, visit, mode, width):
    reader = visit(site, color_scheme=mode, viewport={"width": width, "height": 900})
    broken = {}
    for place in places(site):
        page = reader.open(place)
        page.add_script_tag(path=AXE)
        if violations := page.evaluate(RUN):
            broken[place] = violations
        page.close()
    assert broken == {}
