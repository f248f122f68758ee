"""The slider's step latency in headless Chromium: from a key press to the next frame that could be painted.

Prints the median and the 95th percentile over a walk through every rate, on the built page with the explorer.
Goal: p95 at most 16.7 ms, one frame at 60 Hz.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import statistics
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

GOAL = 16.7  # milliseconds
PAGE = "days/day05_training_loop.html"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
# Each step changes the native slider as a key does, then waits until style and layout are done.
WALK = """(rounds) => {
  const slider = document.querySelector(".td-range input");
  const figure = document.querySelector(".td-views");
  const times = [];
  for (let round = 0; round < rounds; round += 1)
    for (let i = 0; i <= +slider.max; i += 1) {
      const start = performance.now();
      slider.value = i;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      figure.getBoundingClientRect();
      times.push(performance.now() - start);
    }
  return times;
}"""
FRAMES = """async () => {
  const slider = document.querySelector(".td-range input");
  const times = [];
  for (let i = 0; i <= +slider.max; i += 1) {
    const start = performance.now();
    slider.value = i;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => { const c = new MessageChannel();
      c.port1.onmessage = done; c.port2.postMessage(0); }));
    times.push(performance.now() - start);
  }
  return times;
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server of files that does not log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def measure(site: Path, chromium: str) -> dict[str, list[float]]:
    """Milliseconds of each step: script with style and layout, and until the frame was made."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"http://127.0.0.1:{server.server_port}/{PAGE}")
        page.locator("[data-kind=figure]").first.scroll_into_view_if_needed()
        page.wait_for_selector("[data-kind=figure][data-ready]")
        page.evaluate(WALK, 1)
        times = {"step": page.evaluate(WALK, 5), "step to frame": page.evaluate(FRAMES)}
        browser.close()
    server.shutdown()
    return times


def main() -> None:
    """Measure, print, and fail when the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("build/html"))
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args()
    slow = False
    for name, times in measure(options.site, options.chromium).items():
        median, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        print(f"slider, {name:13s}  p50 {median:5.1f} ms   p95 {p95:5.1f} ms   ({len(times)} steps)")
        slow = slow or (name == "step" and p95 > GOAL)
    if slow:
        sys.exit(f"The slider's p95 is above {GOAL} ms.")


if __name__ == "__main__":
    main()
