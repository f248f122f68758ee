"""The gradebook's rows of one submission, as nbgrader's own autograding leaves them."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import func
from traitlets.config import Config

from autograder.classwork import NEEDS_PERSON
from autograder.result import Result


@dataclass(frozen=True)
class Entry:
    """What the gradebook is to know of one submission."""

    student: str
    result: Result
    untouched: frozenset[str]  # grade_ids of the cells that are as they were given
    timestamp: datetime | None  # when it was handed in (UTC)


def held(gradebook: Gradebook, stem: str) -> dict[str, float]:
    """The automatic points of everyone whom the gradebook has for the assignment."""
    query = (
        gradebook.db.query(SubmittedAssignment.student_id, func.sum(Grade.auto_score))
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .filter(Assignment.name == stem)
        .group_by(SubmittedAssignment.student_id)
    )
    return {student: float(points or 0.0) for student, points in query}


class Rows:
    """One assignment's rows in an open gradebook; putting an entry twice changes nothing more."""

    def __init__(self, gradebook: Gradebook, stem: str, config: Config) -> None:
        self.gradebook = gradebook
        self._late = AssignLatePenalties(config=config)
        self._late.log.setLevel(logging.ERROR)
        self._late.init_plugin()
        self._assignment = gradebook.find_assignment(stem)
        notebook = gradebook.find_notebook(stem, stem)
        self._notebook_id = notebook.id
        self._grade_cells = {cell.name: cell.id for cell in [*notebook.grade_cells, *notebook.task_cells]}
        self._answer_cells = {cell.name: cell.id for cell in [*notebook.solution_cells, *notebook.task_cells]}
        self._students = {row.id for row in gradebook.db.query(Student.id)}
        self._submitted = {
            row.student_id: row.id
            for row in gradebook.db.query(SubmittedAssignment.student_id, SubmittedAssignment.id).filter_by(
                assignment_id=self._assignment.id
            )
        }

    def put(self, entry: Entry) -> None:
        """Add or update the rows; they are kept by the session's next commit."""
        known = entry.student in self._submitted
        row, notebook = self._found(entry.student) if known else self._made(entry.student)
        if entry.timestamp is not None:
            row.timestamp = entry.timestamp
        grades = self._by_name(Grade, self._grade_cells, notebook, known)
        _set_scores(grades, entry.result, entry.untouched)
        _set_comments(self._by_name(Comment, self._answer_cells, notebook, known), entry.untouched)
        self._set_late_penalty(entry.student, row, notebook)

    def _found(self, student: str) -> tuple[Any, Any]:
        """The rows of a submission and of its notebook, asked for as they are indexed: others are many."""
        db = self.gradebook.db
        row = db.get(SubmittedAssignment, self._submitted[student])
        place = {"notebook_id": self._notebook_id, "assignment_id": row.id}
        notebook = db.query(SubmittedNotebook).filter_by(**place).one_or_none()
        return row, notebook or self._added(SubmittedNotebook(**place))

    def _made(self, student: str) -> tuple[Any, Any]:
        """The same, new."""
        if student not in self._students:
            self._added(Student(id=student))
            self._students.add(student)
        row = self._added(SubmittedAssignment(id=new_uuid(), assignment=self._assignment, student_id=student))
        self._submitted[student] = row.id
        return row, self._added(SubmittedNotebook(notebook_id=self._notebook_id, assignment=row))

    def _by_name(self, kind: Any, cells: dict[str, str], notebook: Any, known: bool) -> dict[str, Any]:
        """The row of each cell by the cell's name, made where it is missing."""
        held = self._of(kind, cells, notebook) if known else ()
        rows = {row.cell_id: row for row in held}
        return {
            name: rows.get(cell) or self._added(kind(cell_id=cell, notebook=notebook))
            for name, cell in cells.items()
        }

    def _of(self, kind: Any, cells: dict[str, str], notebook: Any) -> Any:
        """The rows of a notebook; named by cell as well, which makes the database use its index."""
        query = self.gradebook.db.query(kind)
        return query.filter(kind.cell_id.in_(cells.values()), kind.notebook_id == notebook.id)

    def _added(self, row: Any) -> Any:
        self.gradebook.db.add(row)
        return row

    def _set_late_penalty(self, student: str, row: Any, notebook: Any) -> None:
        """What nbgrader's plugin takes for a late submission, within nbgrader's own bounds."""
        notebook.late_submission_penalty = None
        if row.total_seconds_late <= 0:
            return
        self.gradebook.db.flush()
        grades = self._of(Grade, self._grade_cells, notebook)
        points = sum(score for (score,) in grades.with_entities(Grade.score))
        penalty = self._late.plugin_inst.late_submission_penalty(student, points, row.total_seconds_late)
        if penalty is not None:
            notebook.late_submission_penalty = min(max(penalty, 0), points)


def _set_scores(grades: dict[str, Any], result: Result, untouched: frozenset[str]) -> None:
    """The automatic scores; a score given by hand stays, and asks to be looked at again.

    Only an answer that a person is to grade, and that was written, has no automatic score.
    """
    points = {check.name: check.points for check in result.checks}
    unread = result.status in NEEDS_PERSON
    for name, grade in grades.items():
        grade.auto_score = points.get(name, 0.0 if unread or name in untouched else None)
        grade.needs_manual_grade = unread or grade.auto_score is None or grade.manual_score is not None


def _set_comments(comments: dict[str, Any], untouched: frozenset[str]) -> None:
    """Nbgrader's "No response." where a cell to be written was left as it was given."""
    for name, comment in comments.items():
        comment.auto_comment = "No response." if name in untouched else None
