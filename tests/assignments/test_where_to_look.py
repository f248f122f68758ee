"""Chapters and sections of the book that a notebook names in bold stand in the book under that name."""

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
POINTS_TO_THE_BOOK = re.compile(r"\b(of the book|sections?)\b")


def sentences(source):
    """Every sentence of a notebook's text, each on one line."""
    cells = re.findall(r"^# %% \[markdown\]\n((?:#.*\n)+)", source.read_text(encoding="utf-8"), re.M)
    lines = [" ".join(line.removeprefix("#").strip() for line in cell.splitlines()) for cell in cells]
    return [sentence for line in lines for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z*])", line)]


def pointers():
    """(stem, the bold names in one sentence that sends a student to the book)."""
    sources = sorted(
        path.parent / f"{path.parent.name}.py" for path in REPOSITORY.glob("solutions/*/checks.py")
    )
    found = [(source.stem, line) for source in sources for line in sentences(source)]
    return [
        (stem, re.findall(r"\*\*(.+?)\*\*", line)) for stem, line in found if POINTS_TO_THE_BOOK.search(line)
    ]


def pages():
    """The headings of every page of the book, by its title and by what stands before the dot in it."""
    found = {}
    for path in sorted((REPOSITORY / "book").rglob("*.md")):
        prose = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.S)
        title, *headings = re.findall(r"^#+ (.+?)\s*$", prose, re.M)
        found |= {title: headings, title.split(" · ")[0]: headings}
    return found


@pytest.mark.parametrize(("stem", "names"), pointers())
def test_a_notebook_sends_to_sections_that_exist(stem, names):
    book = pages()
    chapter = names[0]
    assert chapter in book, f"{stem}: no page of the book is called “{chapter}”"
    for name in names[1:]:
        chapter = name if name in book else chapter
        assert name == chapter or name in book[chapter], f"{stem}: no section “{name}” in “{chapter}”"


def test_notebooks_of_days_and_of_dynamics_send_to_the_book():
    assert {stem.split("_")[0] for stem, _ in pointers()} >= {"day05", "day10", "dyn"}
