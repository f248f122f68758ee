"""Let the gradebook know an assignment: its cells, their points, their released text."""

from __future__ import annotations

import logging

from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import SaveCells

from autograder import release
from autograder.course import Course, CourseError
from autograder.gradebook import opened, patient, telling


def announce(course: Course, stem: str, source: NotebookNode) -> None:
    """Put the assignment into the gradebook unless it is there just so; raises CourseError."""
    notebook = release.gradebook_notebook(source, course.config)
    with opened(course) as gradebook:
        if _is_known(gradebook, stem, notebook):
            return
        gradebook.update_or_create_assignment(stem)
    release.write_source(course, stem)
    _save_cells(course, stem, notebook)


def _is_known(gradebook: Gradebook, stem: str, notebook: NotebookNode) -> bool:
    """Whether the gradebook holds exactly these cells, by checksum (which covers text and points)."""
    try:
        known = gradebook.find_notebook(stem, stem)
    except MissingEntry:
        return False
    cells = [cell.metadata.nbgrader for cell in notebook.cells if "nbgrader" in cell.metadata]
    return {cell.name: cell.checksum for cell in known.source_cells} == {
        cell.grade_id: cell.get("checksum") for cell in cells
    }


def _save_cells(course: Course, stem: str, notebook: NotebookNode) -> None:
    url = course.directory.db_url
    names = {"notebook": stem, "assignment": stem, "db_url": patient(url)}
    saver = SaveCells(config=course.config)
    saver.log.setLevel(logging.ERROR)
    try:
        with telling(url):
            saver.preprocess(notebook, {"nbgrader": names})
    except RuntimeError as error:
        raise CourseError(
            f"{stem}: {error}. Cells of an assignment that was handed in keep their grade_id: put the old "
            f"names back, or start {stem} anew with `nbgrader db assignment remove {stem}`."
        ) from None
