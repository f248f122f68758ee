"""What the Sphinx side leaves in the built site: numbered cells, and each chapter as a notebook."""

import re

import nbformat
import pytest
from bs4 import BeautifulSoup


@pytest.fixture(scope="module")
def notebook(course):
    return nbformat.read(course / "build" / "html" / "notebooks" / "days" / "day.ipynb", as_version=4)


def test_every_cell_of_the_page_names_its_place_in_the_notebook(course, notebook):
    html = (course / "build" / "html" / "days" / "day.html").read_text()
    places = [int(place) for place in re.findall(r'class="cell[^"]* cell-(\d+)', html)]
    shown = [
        place
        for place, cell in enumerate(notebook.cells)
        if cell.cell_type == "code" and "remove-cell" not in cell.metadata.get("tags", [])
    ]
    assert places == shown
    assert len(places) == 9


def test_the_notebook_is_valid_and_holds_no_output(notebook):
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(code) == 10
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    assert notebook.metadata.kernelspec.name == "python3"


def test_the_hidden_cell_is_in_the_notebook(notebook):
    assert any(cell.source == "start = [1.0, 2.0]" for cell in notebook.cells)


def test_a_page_without_cells_has_no_note_and_no_notebook(course):
    html = course / "build" / "html"
    assert 'live-note"' not in (html / "index.html").read_text()
    assert not (html / "notebooks" / "index.ipynb").exists()


def test_a_page_that_shows_no_code_has_a_notebook_and_no_note(course):
    html = course / "build" / "html"
    assert 'live-note"' not in (html / "days" / "figure.html").read_text()
    assert (html / "notebooks" / "days" / "figure.ipynb").is_file()


def test_a_page_with_cells_offers_its_notebook(course):
    html = (course / "build" / "html" / "days" / "day.html").read_text()
    assert '<a href="../notebooks/days/day.ipynb" download' in html


def test_a_cell_that_only_a_running_page_shows_leaves_no_output(course):
    html = (course / "build" / "html" / "days" / "day.html").read_text()
    cells = BeautifulSoup(html, "lxml").select(".cell.tag_live-only")
    assert len(cells) == 4
    assert not any(cell.select(".cell_output") for cell in cells)
    assert "widget-view" not in html


def test_an_address_that_leads_nowhere_is_answered_with_the_books_own_page(course, served):
    (course / "build" / "html" / "404.html").write_text("<html><body>No such page</body></html>")
    for place in ("/book/nothing.html", "/book/days/nothing", "/book/nothing/"):
        answer = served.get(place)
        assert (answer.status_code, "No such page" in answer.text) == (404, True), place
