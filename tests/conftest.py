"""What all tests share: one browser a process, and which tests must run in the same process."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

STEMS = {path.name for path in (Path(__file__).parents[1] / "solutions").iterdir()}
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PATIENCE = 60_000  # milliseconds for whatever a page is waited for: on a busy machine each step may take long
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
# Of a switch given twice the last counts: this is what Playwright turns off, and the address bar's two pages,
# which would cost half a second of processor time for each window.
CHROMIUM_FLAGS += [
    "--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,"
    "HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,"
    "AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,"
    "PreconnectToSearch,WebUIOmniboxPopup,WebUIOmniboxAimPopup",
]


class ByCostlyFixture(LoadScopeScheduling):
    """Runs in one process what shares costly fixtures: the tests of an assignment, else the tests of a file.

    In the order of collection: xdist would end with the groups of few tests, of which some take minutes.
    """

    def __init__(self, config: pytest.Config, log: Producer) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        return next((part for part in re.split(r"[][-]", test) if part in STEMS), Path(file).stem)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling | None:
    """With `--dist loadgroup`, whose marks do nothing here: pytest 9.2 does not read what xdist 3.8 adds."""
    return ByCostlyFixture(config, log) if config.getvalue("dist") == "loadgroup" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each long test be counted with its other cases."""
    for item in items:
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
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        chromium.on("context", lambda context: context.set_default_timeout(PATIENCE))
        yield chromium
        chromium.close()
