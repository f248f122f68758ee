"""A first `make serve`: the server is up at once and shows the build until the pages are there."""

import os
import time
from pathlib import Path

import pytest
from live_server import serving

# What stands in for the site's build: python -m tendays.site finds it first, in the course's own folder.
STAND_IN = """
import pathlib, sys, time
print("\\x1b[32mreading\\x1b[0m <day05>", flush=True)
while not pathlib.Path("go").exists():
    time.sleep(0.05)
if pathlib.Path("go").read_text() == "fail":
    sys.exit("a cell failed: ValueError")
html = pathlib.Path("build/html")
html.mkdir(parents=True, exist_ok=True)
(html / "index.html").write_text("<html><head></head><body>the course</body></html>")
(html / "searchindex.js").write_text("")
"""


@pytest.fixture
def unbuilt(tmp_path: Path) -> Path:
    root = tmp_path / "course"
    (root / "book").mkdir(parents=True)
    site = root / "tendays" / "site"
    site.mkdir(parents=True)
    for package in (site.parent, site):
        (package / "__init__.py").touch()
    (site / "__main__.py").write_text(STAND_IN)
    return root


def text_with(server, words: str) -> str:
    """The page at /book/ once it has `words`."""
    deadline = time.monotonic() + 30
    while words not in (text := server.get("/book/").text) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert words in text
    return text


def test_the_build_is_shown_and_then_the_pages(unbuilt, tmp_path):
    with serving(unbuilt, tmp_path / "state") as server:
        progress = text_with(server, "reading &lt;day05&gt;")
        assert "Building the course" in progress
        assert 'http-equiv="refresh"' in progress
        assert server.token not in progress
        (unbuilt / "go").write_text("pass")
        assert "tendays-server" in text_with(server, "the course</body>")


def test_a_build_that_fails_says_so_and_shows_why(unbuilt, tmp_path):
    with serving(unbuilt, tmp_path / "state") as server:
        (unbuilt / "go").write_text("fail")
        failed = text_with(server, "could not be built")
        assert "a cell failed: ValueError" in failed
        assert "make site" in failed
        assert 'http-equiv="refresh"' not in failed


def test_pages_that_are_there_are_not_built_again(unbuilt, tmp_path):
    html = unbuilt / "build" / "html"
    html.mkdir(parents=True)
    (html / "searchindex.js").write_text("")
    (html / "index.html").write_text("<html><head></head><body>from before</body></html>")
    with serving(unbuilt, tmp_path / "state") as server:
        assert "from before" in server.get("/book/").text
        assert not (unbuilt / "build" / "site.log").exists()


def test_old_pages_are_shown_until_newer_ones_are_built(unbuilt, tmp_path):
    html = unbuilt / "build" / "html"
    html.mkdir(parents=True)
    (html / "index.html").write_text("<html><head></head><body>from before</body></html>")
    (html / "searchindex.js").write_text("")
    os.utime(html / "searchindex.js", (0, 0))
    (unbuilt / "book" / "index.md").write_text("# changed")
    with serving(unbuilt, tmp_path / "state") as server:
        assert "from before" in server.get("/book/").text
        (unbuilt / "go").write_text("pass")
        text_with(server, "the course</body>")


def test_a_folder_without_a_book_is_refused(tmp_path):
    from click.testing import CliRunner

    from tendays.live.__main__ import main

    result = CliRunner().invoke(main, ["serve", "--root", str(tmp_path)])
    assert result.exit_code == 2
    assert f"{tmp_path} has no book/" in " ".join(result.output.replace("│", "").split())
