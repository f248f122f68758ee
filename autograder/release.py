"""Make student notebooks from solutions/<stem>/<stem>.py, the same bytes every time."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbformat import NotebookNode

from autograder.cells import CELL_ID, grade_id

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


class ReleaseError(Exception):
    """A source notebook cannot be released; the message names the file and what to mend."""


def source_notebook(path: Path) -> NotebookNode:
    """The notebook with solutions and hidden lines that a py:percent file describes.

    Raises ReleaseError when two cells share a grade_id or one cannot serve as a cell id.
    """
    notebook = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent")
    for cell, name in zip(notebook.cells, _ids(notebook, path), strict=True):
        cell.id = name
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": {"name": "python"}})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    nbformat.validate(notebook)
    return notebook


def _ids(notebook: NotebookNode, path: Path) -> Iterator[str]:
    """One id for each cell: its grade_id, or the last grade_id before it and the distance."""
    seen: set[str] = set()
    last, distance = "start", 0
    for cell in notebook.cells:
        name = grade_id(cell)
        last, distance = (name, 0) if name else (last, distance + 1)
        own = name or f"{last}-{distance}"
        if own in seen or not CELL_ID.match(own):
            raise ReleaseError(
                f"{path}: grade_id {own!r} is used twice or holds other than letters, digits, - and _ "
                "(at most 64); give each cell a grade_id of its own."
            )
        seen.add(own)
        yield own


def _release_steps() -> list[Any]:
    """The steps of nbgrader's GenerateAssignment, without the one that writes to the gradebook."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.preprocessors import SaveCells

    config = GenerateAssignment.preprocessors.default()
    return [step() for step in config if step is not SaveCells]


def released_notebook(source: NotebookNode) -> NotebookNode:
    """The student's form of a source notebook: no solution, no hidden test, checksums set."""
    notebook = nbformat.from_dict(source)
    resources: dict[str, Any] = {}
    for step in _release_steps():
        step.log.setLevel(logging.ERROR)
        notebook, resources = step.preprocess(notebook, resources)
    return notebook


def notebook_bytes(notebook: NotebookNode) -> bytes:
    """The notebook as it is stored on disk."""
    return (nbformat.writes(notebook) + "\n").encode()
