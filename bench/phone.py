"""A throttled phone opens a page and goes to its first slider: what that loads, and when it moves."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Browser, CDPSession, Page

# 1.6 Mbit/s, 150 ms there and back, a processor four times slower than this one.
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
SLOWDOWN = 4
FIGURE = "[data-kind=figure]"
# Goes to the figure as soon as the page has it, and keeps the time at which it is ready.
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


@dataclass
class Opened:
    """Kilobytes loaded, as sent, and the seconds from navigation until the slider moves (None: no slider)."""

    kilobytes: float
    seconds: float | None


@dataclass
class _Traffic:
    """The bytes of finished requests."""

    sizes: dict[str, float] = field(default_factory=dict)

    def listen(self, session: CDPSession) -> None:
        session.on(
            "Network.loadingFinished", lambda e: self.sizes.update({e["requestId"]: e["encodedDataLength"]})
        )


def opened(browser: Browser, address: str) -> Opened:
    """What it takes this phone to open the page at `address`."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=1.75)
    page = context.new_page()
    traffic = _throttled(page)
    page.add_init_script(WATCH)
    page.goto(address, wait_until="domcontentloaded")
    if page.locator(FIGURE).count() == 0:
        page.wait_for_load_state("networkidle")
        seconds = None
    else:
        page.wait_for_function("window.tdReady")
        seconds = page.evaluate("window.tdReady") / 1000
    kilobytes = sum(traffic.sizes.values()) / 1024
    context.close()
    return Opened(kilobytes, seconds)


def _throttled(page: Page) -> _Traffic:
    session, traffic = page.context.new_cdp_session(page), _Traffic()
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    traffic.listen(session)
    return traffic
