"""A stylesheet without rules for classes that nothing names, of which themes bring many, or that repeat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import tinycss2

from tendays.site.finish.page import Page

WORD = re.compile(r"[A-Za-z_][-\w]*")
OURS = "td-"  # scripts of ours put such classes together from parts
NESTING = ("media", "supports", "layer")


def purge(stylesheet: str, used: set[str]) -> str:
    """The stylesheet, less every selector that wants a class which is not in `used`, and every repeated rule.

    What selectors ask for in brackets, as in ``:not(.show)``, stays, and so does all that is no class. Of a
    rule that stands there several times the last counts, in a browser too.
    """
    kept = list(_kept(tinycss2.parse_stylesheet(stylesheet, skip_comments=True), used))
    return "".join(reversed(dict.fromkeys(reversed(kept))))


def named(pages: Iterable[Page], site: Path) -> set[str]:
    """The classes of the pages, and every word in the site's scripts, for a script may set it as a class."""
    used = {name for page in pages for value in page.document.xpath("//@class") for name in value.split()}
    for script in site.rglob("*.*js"):
        used.update(WORD.findall(script.read_text(encoding="utf-8", errors="replace")))
    return used


def _kept(rules: Iterable[Any], used: set[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [each for each in _selectors(rule.prelude) if _classes(each) <= used]
            if selectors:
                yield f"{','.join(map(tinycss2.serialize, selectors))}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in NESTING and rule.content is not None:
            inner = "".join(_kept(tinycss2.parse_rule_list(rule.content, skip_comments=True), used))
            yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: list[Any]) -> list[list[Any]]:
    """A rule's selectors, each as its tokens."""
    groups = groupby(prelude, key=lambda token: token.type == "literal" and token.value == ",")
    return [list(tokens) for is_comma, tokens in groups if not is_comma]


def _classes(selector: list[Any]) -> set[str]:
    """The classes that a selector asks for outside of brackets."""
    pairs = pairwise(selector)
    names = [
        name.value
        for dot, name in pairs
        if (dot.type, name.type) == ("literal", "ident") and dot.value == "."
    ]
    return {name for name in names if not name.startswith(OURS)}
