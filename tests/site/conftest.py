import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tendays.site.build import build

REPOSITORY = Path(__file__).parents[2]


@dataclass
class Visit:
    """A browser that only reaches the site: what else it asked for, and what it complained about."""

    context: BrowserContext
    url: str
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, place: str) -> Page:
        page = self.context.new_page()
        page.on("console", lambda said: said.type == "error" and self.errors.append(f"{place}: {said.text}"))
        page.on("pageerror", lambda error: self.errors.append(f"{place}: {error}"))
        page.goto(self.url + place)
        page.wait_for_load_state("networkidle")
        return page

    def ready(self, place: str) -> Page:
        """The page once its first figure moves."""
        page = self.open(place)
        page.locator("[data-kind=figure]").first.scroll_into_view_if_needed()
        page.wait_for_selector("[data-kind=figure][data-ready]")
        return page


def newest(paths: Iterator[Path]) -> float:
    return max((path.stat().st_mtime for path in paths if path.is_file()), default=0.0)


def sources() -> Iterator[Path]:
    for folder in ("book", "tendays", "exercises"):
        yield from (path for path in (REPOSITORY / folder).rglob("*") if "__pycache__" not in path.parts)
    yield from (REPOSITORY / name for name in ("_config.yml", "_toc.yml", "package-lock.json"))


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site of the repository, built anew where it is older than what it is made from."""
    built = REPOSITORY / "build" / "html"
    index = built / "index.html"
    if not index.exists() or index.stat().st_mtime < newest(sources()):
        build(REPOSITORY)
    return built


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, str]], Path]:
    """A maker of small books with the repository's settings and assets: pages in, root folder out."""

    def write(pages: dict[str, str]) -> Path:
        root = tmp_path_factory.mktemp("course")
        shutil.copyfile(REPOSITORY / "_config.yml", root / "_config.yml")
        (root / "node_modules").symlink_to(REPOSITORY / "node_modules")
        first, *others = pages
        chapters = "".join(f"  - file: {name}\n" for name in others)
        toc = f"format: jb-book\nroot: {first}\n" + (f"chapters:\n{chapters}" if others else "")
        (root / "_toc.yml").write_text(toc)
        (root / "book").mkdir()
        for name, text in pages.items():
            (root / "book" / f"{name}.md").write_text(text)
        return root

    return write


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """A maker of local servers: folder in, address out."""
    servers = []

    def start(folder: Path) -> str:
        handler = functools.partial(Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def visit(browser: Browser, serve: Callable[[Path], str]) -> Iterator[Callable[..., Visit]]:
    """A maker of visits to a folder of pages; every request to another host is stopped and written down."""
    contexts = []

    def start(folder: Path, **options: object) -> Visit:
        url = serve(folder)
        made = Visit(browser.new_context(**options), url)
        contexts.append(made.context)

        def decide(route: object) -> None:
            address = route.request.url
            if address.startswith((url, "data:", "blob:")):
                route.continue_()
            else:
                made.strangers.append(address)
                route.abort()

        made.context.route("**/*", decide)
        return made

    yield start
    for context in contexts:
        context.close()
