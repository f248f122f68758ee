"""A throttled phone opens a page and goes to its first slider: what that loads, and when it moves."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Browser, Page

# 1.6 Mbit/s, 150 ms there and back, a processor four times slower than this one.
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
SLOWDOWN = 4
FIGURE = "[data-kind=figure]"
# Goes to the figure as soon as the page has it, and keeps the time at which it answers.
WATCH = """
addEventListener("DOMContentLoaded", () => {
  const figure = document.querySelector("[data-kind=figure]");
  if (!figure) return;
  figure.scrollIntoView();
  const look = () => { if (figure.hasAttribute("data-ready")) window.tdReady ??= performance.now(); };
  new MutationObserver(look).observe(figure, { attributes: true });
  look();
});
"""
# A figure that nobody sees yet is not ready: it may answer before the page has its first colours.
READY = """() => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return paint && window.tdReady && Math.max(paint.startTime, window.tdReady);
}"""
# What had arrived by then, as sent; all of it where there is no figure.
LOADED = """(until) => ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind))
  .filter((entry) => until === null || entry.responseEnd <= until || entry.entryType === "navigation")
  .reduce((sum, entry) => sum + entry.transferSize, 0)"""


@dataclass
class Opened:
    """Kilobytes loaded, as sent, and the seconds from navigation until the slider moves (None: no slider)."""

    kilobytes: float
    seconds: float | None


def opened(browser: Browser, address: str) -> Opened:
    """What it takes this phone to open the page at `address`."""
    # Closed whatever happens: a page slowed down keeps a processor busy even while nothing happens on it.
    with browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=1.75) as context:
        return _opened(context.new_page(), address)


def _opened(page: Page, address: str) -> Opened:
    _throttle(page)
    page.add_init_script(WATCH)
    page.goto(address, wait_until="domcontentloaded")
    ready = None
    if page.locator(FIGURE).count() == 0:
        page.wait_for_load_state("networkidle")
    else:
        ready = page.wait_for_function(READY).json_value()
    kilobytes = page.evaluate(LOADED, ready) / 1024
    return Opened(kilobytes, ready and ready / 1000)


def _throttle(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
