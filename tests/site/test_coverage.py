"""Everything that the book set out to cover is somewhere: `book/coverage.toml` names the places."""

import tomllib
from pathlib import Path

import pytest
from lxml import html

pytestmark = pytest.mark.site
TABLE = tomllib.loads((Path(__file__).parents[2] / "book" / "coverage.toml").read_text(encoding="utf-8"))


def test_does_every_place_exist_that_the_table_names(site):
    anchors, missing = {}, []
    for document, rows in TABLE.items():
        for what, places in rows.items():
            for place in places:
                page, _, anchor = place.partition("#")
                if page not in anchors and (site / page).is_file():
                    anchors[page] = set(html.parse(str(site / page)).xpath("//@id"))
                if page not in anchors or (anchor and anchor not in anchors[page]):
                    missing.append(f"{document}, {what}: {place}")
    assert missing == []


def test_is_every_row_covered_and_every_chapter_of_the_dynamics_used(site):
    assert all(places for rows in TABLE.values() for places in rows.values())
    used = {place.split("#")[0] for rows in TABLE.values() for places in rows.values() for place in places}
    chapters = {f"dynamics/{page.name}" for page in (site / "dynamics").glob("*.html")}
    assert chapters - {"dynamics/labs_blank.html"} <= used
    assert sum(map(len, TABLE.values())) > 150
