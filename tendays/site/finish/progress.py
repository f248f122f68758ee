"""How far the reader is: each link to a chapter knows how many deliverables that chapter has."""

from __future__ import annotations

from pathlib import PurePosixPath
from posixpath import normpath

from tendays.site.finish.page import Page, element

LINKS = "//nav[contains(@class, 'bd-links')]//a[@href] | //article//li/p/a[@href]"


def mark(pages: list[Page]) -> None:
    """Write the number of deliverables into every link of a list that leads to a chapter."""
    totals = {page.place: len(page.find("//*[@data-todo]")) for page in pages}
    for page in pages:
        marked = False
        for link in page.find(LINKS):
            total = totals.get(target(page, link.get("href")), 0)
            if total:
                link.set("data-todo-total", str(total))
                marked = True
        if marked:
            script = page.link("assets/progress.js")
            page.body.append(element("script", type="module", async_="", src=script))


def target(page: Page, address: str) -> PurePosixPath:
    """The page of the site that a link on `page` leads to."""
    if address.startswith("#"):
        return page.place
    return PurePosixPath(normpath(str(page.place.parent / address.split("#")[0])))
