"""One stylesheet for the whole site: all that pages ask for, minified, its fonts beside it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import rcssmin

from tendays import palette
from tendays.site.finish import fonts, icons, purge
from tendays.site.finish.page import Page, element, remove

OURS = Path(__file__).parents[1] / "styles"
SHEETS = ("type.css", "theme.css", "controls.css", "components.css", "print.css")
IMPORT = re.compile(r"""@import\s+(?:url\()?["']([^"']+)["']\)?;""")
SOURCES = re.compile(r"src:([^;}]+)")
ADDRESS = re.compile(r"""url\(\s*["']?(?!data:|#)([^"')]+)["']?\s*\)""")


def bundle(pages: list[Page], raw: Path, modules: Path, assets: Path) -> None:
    """Write ``site.css`` into `assets` from all stylesheets of the pages; each page then loads it alone."""
    files, cuts = stylesheets(pages, raw), raw.with_name("fonts")
    files += [modules / "katex" / "dist" / "katex.min.css", *sorted((assets / "widgets").glob("*.css"))]
    fonts.install(pages, modules, assets / "fonts", cuts)
    parts = [read(path, assets) for path in files]
    parts += [palette.stylesheet(), *(read(OURS / name, assets) for name in SHEETS)]
    text = icons.reduce("\n".join(parts), pages, raw, assets / "fonts", cuts)
    fonts.cut_formula_fonts(pages, assets / "fonts", cuts)
    text = purge.purge(text, purge.named(pages, assets.parent))
    (assets / "site.css").write_text(rcssmin.cssmin(text), encoding="utf-8")
    for path in (assets / "widgets").glob("*.css"):
        path.unlink()


def stylesheets(pages: list[Page], raw: Path) -> list[Path]:
    """The files behind the pages' stylesheet links, in their order; one link takes their place."""
    found: dict[Path, None] = {}
    for page in pages:
        links = page.find("//link[@rel='stylesheet']")
        for link in links:
            place = link.get("href").split("?")[0]
            found[(raw / page.place.parent / place).resolve()] = None
            remove(link)
        page.head.append(element("link", rel="stylesheet", href=page.link("assets/site.css")))
    return list(found)


def read(path: Path, assets: Path) -> str:
    """A stylesheet with what it imports, its fonts and pictures copied beside the bundle."""
    text = path.read_text(encoding="utf-8")
    text = SOURCES.sub(lambda found: f"src:{modern(found[1])}", text)
    text = re.sub(r"font-display:\s*block", "font-display:swap", text)
    text = ADDRESS.sub(lambda found: f"url({copied(path, found[1], assets)})", text)
    return IMPORT.sub(lambda found: read((path.parent / found[1]).resolve(), assets), text)


def modern(sources: str) -> str:
    """Of the sources of a font those that every browser of today reads."""
    parts = re.split(r",(?=\s*url)", sources)
    kept = [part for part in parts if "woff2" in part] or parts
    return ",".join(kept)


def copied(sheet: Path, address: str, assets: Path) -> str:
    """The address, from the bundle, of a file that a stylesheet names, after copying it there."""
    if sheet.parent == OURS:
        return address
    source = (sheet.parent / address.split("?")[0].split("#")[0]).resolve()
    target = assets / "fonts" / source.name
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return f"fonts/{source.name}"
