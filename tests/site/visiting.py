"""Visits to a folder of pages in a browser: what a page asked for, and what it complained about."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

AHEAD = 3  # pages that load while another is looked at
# Keeps which scripts of a page have run, or failed to come.
KEEP_SCRIPTS = """
const ended = ({ target }) => (window.tdEnded ??= new Set()).add(target.getAttribute?.("src"));
document.addEventListener("load", ended, true);
document.addEventListener("error", ended, true);
"""
# Whether fonts and scripts are there, those too that wait until the page is.
SETTLED = """() => {
  const later = JSON.parse(document.getElementById("td-later")?.textContent ?? "[]");
  return document.fonts.status === "loaded" && later.every((src) => window.tdEnded?.has(src));
}"""


@dataclass
class Visit:
    """A browser that only reaches the site: what else it asked for, and what it complained about."""

    context: BrowserContext
    url: str
    scripts: bool = True
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        here = (self.url, "data:", "blob:")
        self.context.on(
            "request", lambda asked: asked.url.startswith(here) or self.strangers.append(asked.url)
        )
        self.context.add_init_script(KEEP_SCRIPTS)

    def tab(self, place: str) -> Page:
        """A tab in which errors are written down, by the page that is to be opened in it."""
        page = self.context.new_page()
        page.on("console", lambda said: said.type == "error" and self.errors.append(f"{place}: {said.text}"))
        page.on("pageerror", lambda error: self.errors.append(f"{place}: {error}"))
        return page

    def open(self, place: str) -> Page:
        """The page once everything is there that comes without being asked for."""
        page = self.tab(place)
        page.goto(self.url + place)
        if self.scripts:
            page.wait_for_function(SETTLED)
        return page

    def each(self, places: list[str]) -> Iterator[tuple[str, Page]]:
        """Every page in turn, half a second after its last request; the next ones load meanwhile."""
        tabs: deque[tuple[str, Page]] = deque()
        for place in places:
            tabs.append((place, self.tab(place)))
            tabs[-1][1].goto(self.url + place, wait_until="commit")
            if len(tabs) > AHEAD:
                yield from idle(*tabs.popleft())
        for tab in tabs:
            yield from idle(*tab)

    def ready(self, place: str) -> Page:
        """The page once its first figure moves."""
        page = self.open(place)
        page.locator("[data-kind=figure]").first.scroll_into_view_if_needed()
        page.wait_for_selector("[data-kind=figure][data-ready]")
        return page


def idle(place: str, page: Page) -> Iterator[tuple[str, Page]]:
    page.wait_for_load_state("networkidle")
    yield place, page
    page.close()


def places(site: Path) -> list[str]:
    """The address of every page within the site."""
    return [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
