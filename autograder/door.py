"""Nbgrader's own entry: what it reads of a submission has been validated and cleaned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode

from autograder import release
from autograder.course import Course
from autograder.files import submitted_bytes
from autograder.graded import graded_notebook
from autograder.submission import Rejected, Submission, read


class Door(NotebookExporter):
    """Reads a submission for `nbgrader autograde`, so that no file can end its run.

    A file that cannot be read enters as the released notebook; grading then says why, and gives 0 points.
    """

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """The clean notebook through nbgrader's steps; files of our own are read as they are."""
        converter: Any = self.parent
        course = Course(self.config, converter.coursedir)
        submitted = course.root / course.directory.submitted_directory
        if not Path(filename).resolve().is_relative_to(submitted.resolve()):
            return super().from_filename(filename, resources, **options)
        notebook = nbformat.from_dict(clean_submission(course, Path(filename)))
        return self.from_notebook_node(notebook, resources, **options)


def clean_submission(course: Course, path: Path) -> dict[str, Any]:
    """The submitted notebook with its tests as released, and nothing active in it."""
    assignment = course.assignment(path.stem)
    source = release.source_notebook(course.solutions / path.stem / f"{path.stem}.py")
    submission: Submission | None = None
    try:
        submission = read(submitted_bytes(path), assignment)
    except Rejected as rejected:
        course.directory.log.warning("%s: %s %s", path, rejected.status, rejected.reason)
    return graded_notebook(submission, None, release.released_notebook(source, course.config))
