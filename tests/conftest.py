"""What all tests share: one browser a process, and which tests must run in the same process."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep together what shares costly fixtures: the tests of an assignment, else the tests of a file."""
    for item in items:
        parameters = item.callspec.params if hasattr(item, "callspec") else {}
        group = parameters.get("stem") or Path(item.fspath).stem
        item.add_marker(pytest.mark.xdist_group(str(group)))
        if item.get_closest_marker("soak"):
            item.user_properties.append(("soak", item.name.partition("[")[0]))


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Keeps a sentence of figures, which is printed below the results of all tests."""
    return lambda sentence: record_property("figures", sentence)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What long tests measured; of those with many cases how many there were, and how long they took."""
    ended = [each for kind in ("passed", "failed") for each in terminalreporter.stats.get(kind, ())]
    told = [(name, value, report) for report in ended for name, value in report.user_properties]
    cases = Counter(value for name, value, _ in told if name == "soak")
    if cases:
        terminalreporter.section("figures of the long tests")
    for case, count in cases.items():
        reports = [report for name, value, report in told if (name, value) == ("soak", case)]
        seconds, failed = sum(each.duration for each in reports), sum(each.failed for each in reports)
        terminalreporter.line(f"{case}: {count} cases, {failed} failed, {seconds:,.0f} s")
    for name, value, _ in told:
        if name == "figures":
            terminalreporter.line(str(value))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; no address but this machine's resolves in it."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()
