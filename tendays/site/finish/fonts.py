"""The fonts of the pages: two open families, and of KaTeX's fonts what the formulas need."""

from __future__ import annotations

import hashlib
import logging
import shutil
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from tendays.site.finish.page import Page

FAMILIES = {
    "text.woff2": ("source-sans-3", "source-sans-3-latin-wght-normal.woff2", None),
    "heading.woff2": ("source-serif-4", "source-serif-4-latin-wght-normal.woff2", 600),
}
ASCII = {*range(0x20, 0x7F)}
MORE = {*range(0xA0, 0x100), *map(ord, "–—‘’“”…·×−→")}  # where a page has them

FEATURES = ["kern", "liga", "mark", "tnum", "lnum"]

logging.getLogger("fontTools").setLevel(logging.WARNING)


def install(pages: list[Page], modules: Path, fonts: Path, cuts: Path) -> None:
    """Put the two families into `fonts`: text in every weight, headings in one."""
    fonts.mkdir(parents=True, exist_ok=True)
    shown = {ord(character) for page in pages for character in set(page.document.text_content())}
    characters = sorted(ASCII | MORE & shown)
    for name, (package, file, weight) in FAMILIES.items():
        font = modules / "@fontsource-variable" / package / "files" / file
        save_cut(font, characters, fonts / name, cuts, weight)


def cut_formula_fonts(pages: list[Page], fonts: Path, cuts: Path) -> None:
    """Reduce KaTeX's fonts to the characters that the pages' formulas have."""
    formulas = (text for page in pages for text in page.document.xpath("//*[@class='katex-html']//text()"))
    characters = sorted({ord(character) for text in formulas for character in text})
    for path in fonts.glob("KaTeX_*.woff2"):
        save_cut(path, characters, path, cuts)


def save_cut(font: Path, characters: list[int], path: Path, cuts: Path, weight: int | None = None) -> None:
    """Write a font as woff2 with some characters only; `cuts` keeps what was cut, for that takes long."""
    data = font.read_bytes()
    wanted = repr((characters, weight, FEATURES))
    known = cuts / f"{hashlib.sha256(data + wanted.encode()).hexdigest()[:20]}.woff2"
    if not known.exists():
        cuts.mkdir(parents=True, exist_ok=True)
        cut(TTFont(BytesIO(data)), characters, known, weight)
    shutil.copyfile(known, path)


def cut(font: TTFont, characters: list[int], path: Path, weight: int | None) -> None:
    """Save the font with these characters and the features that our styles use, in one weight or in all."""
    if weight:
        instantiateVariableFont(font, {"wght": weight}, inplace=True)
    options = subset.Options(flavor="woff2", layout_features=FEATURES, notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    unfinished = path.with_suffix(".new")
    subset.save_font(font, str(unfinished), options)
    unfinished.rename(path)
