"""Make student notebooks from solutions/<stem>/<stem>.py, the same bytes every time."""

from __future__ import annotations

import copy
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import SaveCells
from traitlets.config import Config
from traitlets.utils.importstring import import_item

from autograder.course import Course
from autograder.source_cells import read_cells

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def source_notebook(path: Path) -> NotebookNode:
    """The notebook, solutions and hidden lines in it, that a py:percent file describes."""
    make = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
    cells = [
        make[cell.type](source=cell.source, id=cell.id, metadata=copy.deepcopy(cell.metadata))
        for cell in read_cells(path)
    ]
    return nbformat.v4.new_notebook(
        cells=cells, metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}}
    )


def released_notebook(source: NotebookNode, config: Config) -> NotebookNode:
    """The student's form of a source notebook: no solution, no hidden test, checksums set."""
    return _through([kind for kind in _steps(config) if not issubclass(kind, SaveCells)], source, config)


def gradebook_notebook(source: NotebookNode, config: Config) -> NotebookNode:
    """The form whose cells nbgrader keeps in the gradebook: no solution, but the hidden lines."""
    kinds = _steps(config)
    saving = next(index for index, kind in enumerate(kinds) if issubclass(kind, SaveCells))
    return _through(kinds[:saving], source, config)


def _steps(config: Config) -> list[type]:
    steps = GenerateAssignment(config=config).preprocessors
    return [import_item(step) if isinstance(step, str) else step for step in steps]


def _through(kinds: list[type], source: NotebookNode, config: Config) -> NotebookNode:
    notebook = nbformat.from_dict(source)
    resources: dict[str, Any] = {}
    for kind in kinds:
        notebook, resources = _quiet(kind(config=config)).preprocess(notebook, resources)
    return notebook


def _quiet(step: Any) -> Any:
    step.log.setLevel(logging.ERROR)
    return step


def notebook_bytes(notebook: NotebookNode) -> bytes:
    """The notebook as it is stored on disk."""
    return (nbformat.writes(notebook) + "\n").encode()


def write_source(course: Course, stem: str) -> NotebookNode:
    """Put the source notebook where nbgrader reads it, and nothing else beside it."""
    notebook = source_notebook(course.solutions / stem / f"{stem}.py")
    folder = course.folder("source", ".", stem)
    folder.mkdir(parents=True, exist_ok=True)
    for other in folder.glob("*.ipynb"):
        other.unlink()
    (folder / f"{stem}.ipynb").write_bytes(notebook_bytes(notebook))
    return notebook


def release(course: Course, stem: str) -> Path:
    """Write the student's notebook of `stem` with nbgrader's own converter; its path is returned."""
    write_source(course, stem)
    config = copy.deepcopy(course.config)
    config.SaveCells.enabled = False  # the gradebook learns of an assignment when it is graded
    converter = GenerateAssignment(coursedir=course.directory, config=config, no_database=True, force=True)
    _quiet(converter)
    course.directory.assignment_id, course.directory.notebook_id = stem, "*"
    converter.start()
    path = course.folder("release", ".", stem) / f"{stem}.ipynb"
    path.write_bytes(path.read_bytes().rstrip() + b"\n")
    return path.resolve()


def stale(course: Course, stems: Iterable[str]) -> list[str]:
    """What is wrong with the released notebooks, one sentence each; nothing when all is fresh."""
    stems = list(stems)
    found = []
    for stem in stems:
        path = course.folder("release", ".", stem) / f"{stem}.ipynb"
        source = source_notebook(course.solutions / stem / f"{stem}.py")
        if not path.is_file():
            found.append(f"{stem} was never released.")
        elif path.read_bytes() != notebook_bytes(released_notebook(source, course.config)):
            found.append(f"{stem} differs from what its source gives.")
    folder = course.folder("release", ".", "*").parent
    strays = {path.name for path in folder.glob("*") if path.is_dir()} - set(course.stems)
    return found + [f"{stem} has no source in {course.solutions}." for stem in sorted(strays)]
