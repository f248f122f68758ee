import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from live_server import Served, serving
from playwright.sync_api import Browser, BrowserContext, Page

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small course, built, with the repository's page assets."""
    root = tmp_path_factory.mktemp("live") / "course"
    shutil.copytree(HERE / "course", root)
    (root / "node_modules").symlink_to(REPOSITORY / "node_modules")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", "book", "build/html"]
    subprocess.run(command, cwd=root, check=True, capture_output=True, timeout=120)
    shutil.copytree(REPOSITORY / "exercises", root / "exercises")
    return root


@pytest.fixture(scope="session")
def served(course: Path) -> Iterator[Served]:
    with serving(course, course.parent / "state") as server:
        yield server


@pytest.fixture
def context(browser: Browser, served: Served) -> Iterator[BrowserContext]:
    """A browser in which only this machine's addresses resolve; asking for any other fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    strangers: list[str] = []
    here = (served.url, "data:", "blob:")
    context.on("request", lambda request: request.url.startswith(here) or strangers.append(request.url))
    yield context
    context.close()
    assert strangers == []


@pytest.fixture
def page(context: BrowserContext, served: Served) -> Iterator[Page]:
    """A logged-in page; any error on its console fails the test."""
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{served.url}/book/?token={served.token}")
    yield page
    assert errors == []
