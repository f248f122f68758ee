"""Do the pages keep the rules of a chapter: short cells, words for every figure, assignments that exist?"""

import re
from pathlib import Path

import jupytext
import pytest
import yaml

ROOT = Path(__file__).parents[2]
PAGES = {path.relative_to(ROOT / "book").as_posix(): path for path in sorted((ROOT / "book").rglob("*.md"))}
NOTEBOOKS = {name: path for name, path in PAGES.items() if "{code-cell}" in path.read_text(encoding="utf-8")}
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS.values(), ids=NOTEBOOKS)


def code_cells(path):
    return [cell for cell in jupytext.read(path).cells if cell.cell_type == "code"]


def front_matter(path):
    text = path.read_text(encoding="utf-8")
    return yaml.safe_load(text.split("---\n")[1]) if text.startswith("---\n") else {}


@each_notebook
def test_a_cell_has_at_most_20_lines(path):
    long = [cell.source for cell in code_cells(path) if len(cell.source.splitlines()) > 20]
    assert long == []


@each_notebook
def test_code_that_is_seen_fits_the_column(path):
    seen = [
        cell for cell in code_cells(path) if not {"remove-cell", "remove-input", "hide-input"} & tags(cell)
    ]
    assert [line for cell in seen for line in cell.source.splitlines() if len(line) > 79] == []


def tags(cell):
    return set(cell.metadata.get("tags", []))


@each_notebook
def test_every_figure_goes_through_show(path):
    for cell in code_cells(path):
        draws = "plots." in cell.source.replace("plots.show", "") or "diagrams." in cell.source
        assert not draws or "plots.show(" in cell.source
        assert "pyplot" not in cell.source


@each_notebook
def test_a_page_carries_no_outputs_and_no_network_address_in_code(path):
    assert all("http" not in cell.source for cell in code_cells(path))


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_describes_itself_and_is_in_the_reading_order(path):
    assert front_matter(path)["myst"]["html_meta"]["description"].endswith(".")
    toc = (ROOT / "_toc.yml").read_text(encoding="utf-8")
    assert path.relative_to(ROOT / "book").with_suffix("").as_posix() in toc


@pytest.mark.parametrize(
    "path", [p for n, p in PAGES.items() if not n.startswith(("guide/", "index"))], ids=str
)
def test_a_chapter_names_assignments_that_exist(path):
    named = front_matter(path)["assignments"]
    assert named
    assert [stem for stem in named if not (ROOT / "solutions" / stem / f"{stem}.py").is_file()] == []


def test_every_released_exercise_is_described_and_none_that_does_not_exist():
    page = (ROOT / "book" / "guide" / "exercises.md").read_text(encoding="utf-8")
    described = set(re.findall(r"^## `(\w+)`$", page, re.MULTILINE))
    released = {path.stem for path in (ROOT / "exercises").glob("*/*.ipynb")}
    assert released - described == set(), "say in book/guide/exercises.md what these ask for"
    assert {stem for stem in described if not (ROOT / "solutions" / stem).is_dir()} == set()


@pytest.mark.parametrize(
    "path", [p for n, p in PAGES.items() if n.startswith(("days/", "dynamics/"))], ids=str
)
def test_a_chapter_shows_the_exercises_that_its_front_matter_names(path):
    shown = re.findall(r"^```\{exercises\} *(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert [" ".join(front_matter(path)["assignments"])] == shown
