"""Write grades down: one writer, few commits; doing it twice, or after a crash, changes nothing more."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import parse_utc
from sqlalchemy.exc import SQLAlchemyError

from autograder import release
from autograder.announce import announce
from autograder.assignment import Assignment
from autograder.classwork import NEEDS_PERSON
from autograder.course import Course
from autograder.files import files_beside
from autograder.graded import graded_bytes, graded_notebook
from autograder.result import Result
from autograder.results import with_origin, write_atomically, write_result
from autograder.submission import Rejected, Submission, read

COMMIT_EVERY = 40  # submissions, or
COMMIT_SECONDS = 2.0  # since the last commit: what a crash can cost


@dataclass
class Recorder:
    """The one writer of an assignment's grades; a context manager that commits what is left when it ends."""

    course: Course
    assignment: Assignment
    source: NotebookNode = field(init=False)
    released: NotebookNode = field(init=False)
    _waiting: list[tuple[str, Result]] = field(default_factory=list)

    def __enter__(self) -> Recorder:
        stem = self.assignment.stem
        self.source = release.source_notebook(self.course.solutions / stem / f"{stem}.py")
        self.released = release.released_notebook(self.source, self.course.config)
        announce(self.course, stem, self.source)
        self.gradebook = Gradebook(self.course.directory.db_url, self.course.directory.course_id)
        self._late = AssignLatePenalties(config=self.course.config)
        self._late.log.setLevel(logging.ERROR)
        self._late.init_plugin()
        self._load()
        self._committed = time.monotonic()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None or not issubclass(kind, SQLAlchemyError):
                self.commit()
        finally:
            self.gradebook.close()
            self.gradebook.engine.dispose()

    def _load(self) -> None:
        """What the gradebook knows of the assignment, read once."""
        stem, db = self.assignment.stem, self.gradebook.db
        self._assignment = self.gradebook.find_assignment(stem)
        notebook = self.gradebook.find_notebook(stem, stem)
        self._notebook_id = notebook.id
        self._grade_cells = {cell.name: cell.id for cell in [*notebook.grade_cells, *notebook.task_cells]}
        self._answer_cells = {cell.name: cell.id for cell in [*notebook.solution_cells, *notebook.task_cells]}
        self._students = {row.id for row in db.query(Student.id)}
        self._submitted = {
            row.student_id: row.id
            for row in db.query(SubmittedAssignment.student_id, SubmittedAssignment.id).filter_by(
                assignment_id=self._assignment.id
            )
        }

    def record(self, student: str, data: bytes, result: Result) -> None:
        """Take in one result; it is certain to be kept after the next `commit`."""
        result = with_origin(result, data)
        try:
            submission = read(data, self.assignment)
        except Rejected:
            submission = None
        self._write_notebook(student, submission, result)
        self._grade(student, submission, result)
        self._waiting.append((student, result))
        if len(self._waiting) >= COMMIT_EVERY or time.monotonic() > self._committed + COMMIT_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Keep what was recorded: gradebook first, then the results that mark it as done."""
        self.gradebook.db.commit()
        for student, result in self._waiting:
            write_result(self.course.results(self.assignment.stem), student, result)
        self._waiting.clear()
        self._committed = time.monotonic()

    def _write_notebook(self, student: str, submission: Submission | None, result: Result) -> None:
        stem = self.assignment.stem
        folder = self.course.folder("autograded", student, stem)
        content = graded_bytes(graded_notebook(submission, result, self.released))
        mode = 0o664 if self.course.directory.groupshared else 0o444
        write_atomically(folder / f"{stem}.ipynb", content, mode)
        for name, data in files_beside(self.course.folder("submitted", student, stem)).items():
            write_atomically(folder / name, data, mode)

    def _grade(self, student: str, submission: Submission | None, result: Result) -> None:
        """The gradebook's rows of one submission, as nbgrader's own autograding leaves them."""
        row = self._submission_row(student)
        timestamp = read_timestamp(self.course.folder("submitted", student, self.assignment.stem))
        if timestamp is not None:
            row.timestamp = timestamp
        notebook = next(entry for entry in row.notebooks if entry.notebook_id == self._notebook_id)
        untouched = _untouched(submission, self.released)
        _set_scores(self._by_name(notebook.grades, Grade, self._grade_cells), result, untouched)
        _set_comments(self._by_name(notebook.comments, Comment, self._answer_cells), untouched)
        self._set_late_penalty(student, row, notebook)

    def _submission_row(self, student: str) -> Any:
        db = self.gradebook.db
        if student in self._submitted:
            return db.get(SubmittedAssignment, self._submitted[student])
        if student not in self._students:
            db.add(Student(id=student))
            self._students.add(student)
        row = SubmittedAssignment(id=new_uuid(), assignment=self._assignment, student_id=student)
        row.notebooks = [SubmittedNotebook(notebook_id=self._notebook_id)]
        db.add(row)
        self._submitted[student] = row.id
        return row

    def _by_name(self, held: Any, kind: type, cells: dict[str, str]) -> dict[str, Any]:
        """The row of each cell by the cell's name, made where it is missing."""
        rows = {row.cell_id: row for row in held}
        for cell in cells.values():
            if cell not in rows:
                rows[cell] = kind(cell_id=cell)
                held.append(rows[cell])
        return {name: rows[cell] for name, cell in cells.items()}

    def _set_late_penalty(self, student: str, row: Any, notebook: Any) -> None:
        """What nbgrader's plugin takes for a late submission, by nbgrader's own rules."""
        notebook.late_submission_penalty = None
        if row.total_seconds_late <= 0:
            return
        self.gradebook.db.flush()
        self.gradebook.db.refresh(notebook, ["score"])
        penalty = self._late.plugin_inst.late_submission_penalty(
            student, notebook.score, row.total_seconds_late
        )
        if penalty is not None:
            notebook.late_submission_penalty = self._late._check_late_penalty(notebook, penalty)


def _set_scores(grades: dict[str, Any], result: Result, untouched: set[str]) -> None:
    """The automatic scores; a score given by hand stays, and asks to be looked at again.

    Only an answer that a person is to grade, and that was written, has no automatic score.
    """
    points = {check.name: check.points for check in result.checks}
    unread = result.status in NEEDS_PERSON
    for name, grade in grades.items():
        grade.auto_score = points.get(name, 0.0 if unread or name in untouched else None)
        grade.needs_manual_grade = unread or grade.auto_score is None or grade.manual_score is not None


def _untouched(submission: Submission | None, released: NotebookNode) -> set[str]:
    """The grade_ids of cells that are as they were given."""
    given = {cell.id: cell.source for cell in released.cells}
    cells = submission.notebook if submission else ()
    return {cell.grade_id for cell in cells if cell.grade_id and cell.source == given.get(cell.id)}


def _set_comments(comments: dict[str, Any], untouched: set[str]) -> None:
    """Nbgrader's "No response." where a cell to be written was left as it was given."""
    for name, comment in comments.items():
        comment.auto_comment = "No response." if name in untouched else None


def read_timestamp(folder: Path) -> datetime | None:
    """When the submission was handed in (UTC); None when no readable timestamp.txt lies beside it."""
    try:
        text = files_beside(folder).get("timestamp.txt", b"").decode("utf-8").strip()
        return parse_utc(text) if text else None
    except (OSError, ValueError, OverflowError):
        return None
