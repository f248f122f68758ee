"""The page that a host shows for an address that leads nowhere: it stands alone, whatever that address is."""

from __future__ import annotations

from pathlib import Path
from string import Template

from tendays import palette
from tendays.site.finish.page import Page

NAME = "404.html"
TEMPLATE = Path(__file__).parents[1] / "static" / NAME


def add(pages: list[Page], site: Path) -> None:
    """Write it into `site`, with the names of the folders that its pages are in."""
    folders = sorted({page.place.parts[0] for page in pages if len(page.place.parts) > 1})
    text = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        light=palette.declarations("light"), dark=palette.declarations("dark"), folders="|".join(folders)
    )
    (site / NAME).write_text(text, encoding="utf-8")
