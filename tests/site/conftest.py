import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from visiting import Visit

from tendays.site.build import build

REPOSITORY = Path(__file__).parents[2]


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
    """A maker of local servers, one for each folder: folder in, address out."""
    servers = []

    @functools.cache
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
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def visit(browser: Browser, serve: Callable[[Path], str]) -> Iterator[Callable[..., Visit]]:
    """A maker of visits to a folder of pages; every request to another host is written down, and in vain."""
    contexts = []

    def start(folder: Path, **options: object) -> Visit:
        contexts.append(browser.new_context(**options))
        return Visit(contexts[-1], serve(folder), options.get("java_script_enabled", True))

    yield start
    for context in contexts:
        context.close()
