"""What a reader's browser finds on a page: rules of axe broken, what moves, other hosts asked, errors."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Route

AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
RUN = "async () => (await axe.run()).violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`)"
# On the wider one the page's contents stand beside it and leave it less room than it could take.
WAYS = [(mode, width) for mode in ("light", "dark") for width in (360, 1280)]
STILL = 0.02  # the sum of a page's layout shifts, which is never below its Cumulative Layout Shift
# Adds them up.
KEEP_SHIFTS = """
window.tdMoved = 0;
new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { window.tdMoved += value; }))
  .observe({ type: "layout-shift", buffered: true });
"""


@dataclass
class Visits:
    """The problems of one page, each as a sentence."""

    problems: list[str] = field(default_factory=list)

    def note(self, what: str) -> None:
        """Keep a problem once."""
        if what not in self.problems:
            self.problems.append(what)


def visited(browser: Browser, address: str, place: str) -> Visits:
    """A page opened light and dark, on a phone and on a desktop, every other host out of reach."""
    visits = Visits()
    for mode, width in WAYS:
        with browser.new_context(color_scheme=mode, viewport={"width": width, "height": 900}) as context:
            _visit(context, address, place, visits)
    return visits


def _visit(context: BrowserContext, address: str, place: str, visits: Visits) -> None:
    def decide(route: Route) -> None:
        if route.request.url.startswith((address, "data:", "blob:")):
            route.continue_()
        else:
            visits.note(f"it asks another host: {route.request.url[:120]}")
            route.abort()

    context.route("**/*", decide)
    context.add_init_script(KEEP_SHIFTS)
    page = context.new_page()
    page.on("console", lambda said: visits.note(f"console: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: visits.note(f"script: {error}"))
    page.goto(address + place)
    page.wait_for_load_state("networkidle")
    moved = page.evaluate("tdMoved")
    if moved > STILL:
        visits.note(f"it moves by {moved:.2f} while it loads, at most {STILL} is asked")
    for broken in _axe(page):
        visits.note(f"axe, {broken}")


def _axe(page: Page) -> list[str]:
    page.add_script_tag(path=AXE)
    found: list[str] = page.evaluate(RUN)
    return found
