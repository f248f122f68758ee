"""Every page of the built site against the site's limits: scores, rules, hosts, links, weight and speed.

Prints a line for each page, then each limit that is broken, and ends with 1 if any is. A page that cannot be
measured is said to be so, and the others go on. The limits are those of a quiet machine: run it with nothing
beside it. Some pages only, each once: `python -m bench.audit --runs 1 index.html guide/gallery.html`.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as PlaywrightError
from tqdm import tqdm

from bench.host import CHROMIUM, FLAGS, host, places
from bench.lighthouse import Scores, lighthouse
from bench.phone import Opened, opened
from bench.visits import Visits, visited
from tendays.site.finish.links import broken_links

PERFORMANCE = 95
HTML_KILOBYTES = 100
LOADED_KILOBYTES = 220
READY_SECONDS = 1.5
HEAD = f"{'page':36s} perf  acc  bst  seo     HTML   loaded  slider"


@dataclass
class Audited:
    """All that was measured of one page."""

    place: str
    html_kilobytes: float
    opened: Opened
    visits: Visits
    scores: Scores
    broken: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.broken += self._problems()

    def _problems(self) -> Iterator[str]:
        """The limits that this page breaks, in words."""
        for name, score in self.scores.scores.items():
            least = PERFORMANCE if name == "performance" else 100
            if score < least:
                yield f"Lighthouse gives {score} for {name}, at least {least} is asked"
        yield from self.scores.complaints
        yield from self.visits.problems
        if self.html_kilobytes > HTML_KILOBYTES:
            yield f"its HTML is {self.html_kilobytes:.0f} KB, at most {HTML_KILOBYTES} is asked"
        if self.opened.seconds is not None:
            yield from self._slow(self.opened.kilobytes, self.opened.seconds)

    @staticmethod
    def _slow(kilobytes: float, seconds: float) -> Iterator[str]:
        if kilobytes > LOADED_KILOBYTES:
            yield f"it loads {kilobytes:.0f} KB before its slider moves, at most {LOADED_KILOBYTES} is asked"
        if seconds > READY_SECONDS:
            yield f"its slider moves after {seconds:.1f} s on a phone, at most {READY_SECONDS} is asked"

    def __str__(self) -> str:
        scores = "  ".join(f"{score:3d}" for score in self.scores.scores.values())
        ready = "      –" if self.opened.seconds is None else f"{self.opened.seconds:5.2f} s"
        sizes = f"{self.html_kilobytes:4.0f} KB  {self.opened.kilobytes:4.0f} KB"
        return f"{self.place:36s}  {scores}  {sizes}  {ready}  {'' if not self.broken else '✗'}"


def audited(browser: Browser, site: Path, address: str, place: str, runs: int) -> Audited:
    """One page's measurements: the phone's are the medians of `runs`, as Lighthouse's are."""
    phone = sorted(
        (opened(browser, address + place) for _ in range(runs)), key=lambda each: each.seconds or 0
    )
    size = len(gzip.compress((site / place).read_bytes())) / 1024
    visits = visited(browser, address, place)
    return Audited(place, size, phone[runs // 2], visits, lighthouse(address + place, runs))


def measured(browser: Browser, site: Path, address: str, place: str, runs: int) -> tuple[str, list[str]]:
    """A page's line in the table and the limits that it breaks; that it cannot be measured is one of them."""
    try:
        page = audited(browser, site, address, place, runs)
    except (PlaywrightError, RuntimeError, subprocess.TimeoutExpired) as failed:
        return f"{place:36s}  could not be measured  ✗", [f"it could not be measured: {str(failed)[:300]}"]
    return str(page), page.broken


def wanted(site: Path, pages: tuple[str, ...]) -> list[str]:
    """The pages that are asked for, or all; raises click.BadParameter for one that the site does not have."""
    known = places(site)
    for place in pages:
        if place not in known:
            raise click.BadParameter(f"{site} has no page {place!r}; there are {', '.join(known)}")
    return list(pages) or known


@click.command()
@click.argument("pages", nargs=-1)
@click.option(
    "--site", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("build/html")
)
@click.option(
    "--runs", default=5, show_default=True, help="Runs of Lighthouse and of the phone; medians count."
)
def main(pages: tuple[str, ...], site: Path, runs: int) -> None:
    """Audit PAGES, such as guide/gallery.html, or all pages of the built site."""
    chosen, problems = wanted(site, pages), broken_links(site)
    click.echo(HEAD)
    with host(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for place in tqdm(chosen, disable=None):
            line, broken = measured(browser, site, address, place, runs)
            tqdm.write(line)
            problems += [f"{place}: {said}" for said in broken]
    for said in problems:
        click.echo(said)
    click.echo(f"{len(problems)} limits broken" if problems else "No limit is broken.")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
