"""The notebook of every chapter, as it is downloaded: what the build executed, and it runs by itself."""

from pathlib import Path

import jupytext
import nbformat
import pytest
from nbclient import NotebookClient

from tendays.site.execution import library_version, notebooks

pytestmark = pytest.mark.site
REPOSITORY = Path(__file__).parents[2]
BOOK = REPOSITORY / "book"
PAGES = [
    page.relative_to(BOOK).with_suffix("").as_posix() for page in notebooks(BOOK, REPOSITORY / "_toc.yml")
]
SECONDS = 240  # for one cell, on a busy machine
# One page that needs nothing but the library, and one that reads a kept experiment beside the book.
RUN = ["days/day02_chain_rule", "dynamics/recipe"]


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def sources(notebook):
    return tuple(cell.source for cell in code_cells(notebook))


def downloaded(site, page):
    return nbformat.read(site / "notebooks" / f"{page}.ipynb", as_version=4)


@pytest.fixture(scope="module")
def executed(site):
    """What the build ran, by the sources of its cells."""
    folder = site.parent / "cache" / library_version(BOOK) / "executed"
    read = [nbformat.read(path, as_version=4) for path in folder.glob("*/base.ipynb")]
    return {sources(notebook): notebook for notebook in read}


@pytest.mark.parametrize("page", PAGES)
def test_has_the_download_the_code_cells_of_the_page_and_the_build_ran_them(site, executed, page):
    notebook = downloaded(site, page)
    nbformat.validate(notebook)
    assert sources(notebook) == sources(jupytext.read(BOOK / f"{page}.md"))
    ran = code_cells(executed[sources(notebook)])
    assert [cell.execution_count for cell in ran] == list(range(1, len(ran) + 1))
    failed = [cell for cell in ran if any(output.output_type == "error" for output in cell.outputs)]
    assert all("raises-exception" in cell.metadata.get("tags", []) for cell in failed)


@pytest.mark.parametrize("page", RUN)
def test_does_a_downloaded_notebook_run_from_its_first_cell_to_its_last(site, page, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "1")  # as in the build: tests run side by side
    notebook = downloaded(site, page)
    assert not any(cell.outputs for cell in code_cells(notebook))
    client = NotebookClient(
        notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": str(REPOSITORY)}}
    )
    client.execute()
    assert all(cell.execution_count for cell in code_cells(notebook))
    assert any(cell.outputs for cell in code_cells(notebook))
