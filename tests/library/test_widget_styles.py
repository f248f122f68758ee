"""The site puts the stylesheets of all figures into one: no rule of one figure may reach into another."""

import re
from collections import defaultdict

from tendays.widgets.parts import FOLDER

BASE = "views.css"  # what figures share
BARE = re.compile(r"\.td-[\w-]+(::\w+)?")  # a class alone, without the name of its figure before it


def bare_classes(css: str) -> set[str]:
    rules = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    selectors = [part.strip() for rule in re.findall(r"([^{}]+)\{", rules) for part in rule.split(",")]
    return {selector for selector in selectors if BARE.fullmatch(selector)}


def test_a_class_alone_is_styled_by_one_figure_only() -> None:
    owners = defaultdict(list)
    for sheet in sorted(FOLDER.glob("*.css")):
        for name in bare_classes(sheet.read_text(encoding="utf-8")) if sheet.name != BASE else ():
            owners[name].append(sheet.name)
    shared = {name: sheets for name, sheets in owners.items() if len(sheets) > 1}
    assert len(owners) > 50
    assert not shared


def test_a_class_alone_is_found_and_one_with_its_figure_is_not() -> None:
    assert bare_classes(
        "/* .td-no {} */ .td-a, .td-b .td-c { x: y } @media print { .td-d::before { x: y } }"
    ) == {
        ".td-a",
        ".td-d::before",
    }
