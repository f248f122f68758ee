"""Font Awesome, reduced to the icons that the pages show."""

from __future__ import annotations

import re
from pathlib import Path

from tendays.site.finish.fonts import save_cut
from tendays.site.finish.page import Page

NAME = re.compile(r"\bfa-[a-z0-9-]+")
ICON_RULE = re.compile(r'((?:\.fa-[a-z0-9-]+:before,?)+)\{content:"\\([0-9a-f]+)"\}')
CODE = re.compile(r'content:\s*"\\([ef][0-9a-f]{3})"')
VARIABLE = re.compile(r'--[a-z-]*icon[a-z-]*:\s*"([\ue000-\uf8ff])"')
FONTS = ("fa-solid-900", "fa-regular-400", "fa-brands-400")


def reduce(stylesheet: str, pages: list[Page], raw: Path, fonts: Path, cuts: Path) -> str:
    """Cut the fonts in `fonts` to the icons in use; return the stylesheet without the rules of the others."""
    used = names(pages, raw)
    kept: set[str] = set()

    def keep_used(rule: re.Match[str]) -> str:
        if used.isdisjoint(NAME.findall(rule[1])):
            return ""
        kept.add(rule[2])
        return rule[0]

    reduced = ICON_RULE.sub(keep_used, stylesheet)
    codes = {int(code, 16) for code in kept | set(CODE.findall(reduced))}
    codes |= set(map(ord, VARIABLE.findall(reduced)))
    for name in FONTS:
        font = fonts / f"{name}.woff2"
        if font.exists():
            save_cut(font, sorted(codes), font, cuts)
    return reduced


def names(pages: list[Page], raw: Path) -> set[str]:
    """The icons that pages and the theme's scripts name."""
    classes = " ".join(value for page in pages for value in page.document.xpath("//@class"))
    scripts = " ".join(
        path.read_text(encoding="utf-8")
        for path in (raw / "_static" / "scripts").glob("*.js")
        if path.name != "fontawesome.js"
    )
    return set(NAME.findall(classes)) | set(NAME.findall(scripts))
