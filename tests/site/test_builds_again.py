"""A second build: what has not changed is not made again, what has changed is."""

import shutil

import pytest

from tendays.site import execution
from tendays.site.build import build
from tendays.site.execution import library_version
from tendays.site.finish import finish, stamp

PAGES = {
    "index": "# A book\n\nIts front page, long enough for a description. See [the other](other.md).\n",
    "other": "# Other\n\nAnother page, with a formula $x^2$, and [back](index.md) again to where it began.\n",
}


def inode(path):
    return path.stat().st_ino


@pytest.fixture(scope="module")
def built(book):
    """A small book's site, and what finishes it once more."""
    root = book(PAGES)
    build(root)
    places = root / "build" / "sphinx", root / "build" / "html", root / "node_modules", root / "exercises"
    return root, lambda: finish(*places)


@pytest.mark.site
def test_is_an_unchanged_site_left_as_it_stands_and_told_from_one_out_of_date(built):
    root, again = built
    page, searchindex = (root / "build" / "html" / name for name in ("other.html", "searchindex.js"))
    before, age = inode(page), searchindex.stat().st_mtime_ns
    assert again() == []
    assert inode(page) == before
    assert searchindex.stat().st_mtime_ns > age


@pytest.mark.site
def test_is_a_site_made_anew_when_a_page_or_an_exercise_has_changed(built):
    root, again = built
    raw = root / "build" / "sphinx" / "other.html"
    raw.write_text(raw.read_text().replace("Another page", "A changed page"))
    assert again() == []
    assert "A changed page" in (root / "build" / "html" / "other.html").read_text()
    (root / "exercises" / "new").mkdir(parents=True)
    (root / "exercises" / "new" / "new.ipynb").write_text("{}")
    assert again() == []
    assert (root / "build" / "html" / "exercises" / "new.ipynb").is_file()


@pytest.mark.site
def test_is_a_site_with_a_fault_finished_again_until_it_is_mended(built):
    root, again = built
    raw = root / "build" / "sphinx" / "other.html"
    sound = raw.read_text()
    raw.write_text(sound.replace('href="index.html"', 'href="nowhere.html"'))
    for _ in range(2):
        assert any("nowhere.html" in problem for problem in again())
    raw.write_text(sound)
    assert again() == []


@pytest.mark.site
def test_is_a_site_that_was_thrown_away_made_again(built):
    root, again = built
    shutil.rmtree(root / "build" / "html")
    assert again() == []
    assert (root / "build" / "html" / "index.html").is_file()


def test_depends_the_stamp_on_every_file_and_its_name(tmp_path):
    raw, modules, exercises = (tmp_path / name for name in ("raw", "modules", "exercises"))
    for folder in (raw, modules, exercises):
        folder.mkdir()
    stamps = [stamp.made_from(raw, modules, exercises)]
    for change in (
        lambda: (raw / "a.html").write_text("1"),
        lambda: (raw / "a.html").write_text("2"),
        lambda: (raw / "a.html").rename(raw / "b.html"),
        lambda: (modules / ".package-lock.json").write_text("{}"),
    ):
        change()
        stamps.append(stamp.made_from(raw, modules, exercises))
    assert len(set(stamps)) == 5
    assert stamp.made_from(raw, modules, exercises) == stamps[-1]


def test_is_a_book_known_again_at_another_place(tmp_path):
    versions = set()
    for place in ("a", "zz/deeper"):
        results = tmp_path / place / "book" / "results"
        results.mkdir(parents=True)
        (results / "kept.json").write_text('{"loss": 1}')
        versions.add(library_version(results.parent))
    (results / "kept.json").write_text('{"loss": 2}')
    assert len(versions) == 1
    assert library_version(results.parent) not in versions


def test_is_a_page_that_ran_not_even_read_again(tmp_path, monkeypatch):
    page, cache, asked = tmp_path / "page.md", tmp_path / "cache", []
    cache.mkdir()
    page.write_text("# A page")
    failing = ["page.md: a cell failed."]
    monkeypatch.setattr(
        execution, "execute_new", lambda pages, *_: asked.append(pages) or (pages and failing)
    )
    assert execution.execute([page], cache, timeout=1) == failing
    failing.clear()
    for text in ("# A page", "# A page", "# Another page", "# A page"):
        page.write_text(text)
        assert execution.execute([page], cache, timeout=1) == []
    assert asked == [[page], [page], [], [page], []]
