"""Grades as CSV: one line a student, the score as the gradebook has it, and what every check gave."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from nbgrader.api import MissingEntry

from autograder.assignment import Assignment
from autograder.course import Course, CourseError
from autograder.gradebook import opened
from autograder.result import Result
from autograder.results import read_results

COLUMNS = [
    *("assignment", "student", "timestamp", "score", "max_score", "automatic_points", "late_penalty"),
    *("needs_person", "status", "reason", "misconceptions"),
]


def export(course: Course, assignments: Sequence[Assignment]) -> str:
    """The CSV: a table for each assignment, an empty line between them."""
    return "\n".join(_table(course, assignment) for assignment in assignments)


def _table(course: Course, assignment: Assignment) -> str:
    checks = [f"check:{check.name}" for check in assignment.checks]
    return as_csv([*COLUMNS, *checks], rows(course, assignment))


def as_csv(columns: Sequence[str], lines: Iterable[Mapping[str, Any]]) -> str:
    """Lines by column as text; what is missing is empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows({name: plain(value) for name, value in line.items()} for line in lines)
    return text.getvalue()


def rows(course: Course, assignment: Assignment) -> Iterable[dict[str, Any]]:
    """The lines, in the order of the students' names; raises CourseError for one not in the gradebook.

    Points given by hand are nowhere else: without them a score could be too low, and nobody would know.
    """
    stem = assignment.stem
    held = _gradebook(course, stem)
    for student, result in read_results(course.results(stem)):
        if student not in held:
            raise CourseError(
                f"{student} has a grade in {course.results(stem)}, but none in the gradebook: `autograder "
                f"grade {stem}` puts it there. If the student was removed, delete {student}.json there too."
            )
        yield _row(student, result, held[student])


def _gradebook(course: Course, stem: str) -> dict[str, Mapping[str, Any]]:
    """Scores by student: points given by hand, extra credit and penalties are in them."""
    with opened(course) as gradebook:
        try:
            submissions = gradebook.assignment_submissions(stem)
        except MissingEntry:
            return {}
        return {
            row.student.id: row.to_dict() | {"late_penalty": row.late_submission_penalty}
            for row in submissions
        }


def _row(student: str, result: Result, held: Mapping[str, Any]) -> dict[str, Any]:
    penalty = held.get("late_penalty") or 0.0
    names = sorted({name for check in result.checks for name in check.misconceptions})
    return {
        "assignment": result.assignment,
        "student": student,
        "timestamp": held.get("timestamp") or "",
        "score": held["score"] - penalty,
        "max_score": held["max_score"],
        "automatic_points": result.points,
        "late_penalty": penalty,
        "needs_person": bool(held["needs_manual_grade"]),
        "status": str(result.status),
        "reason": result.reason,
        "misconceptions": " ".join(names),
        **{f"check:{check.name}": check.points for check in result.checks},
    }


def plain(value: Any) -> Any:
    """Text that a spreadsheet does not take for a formula; a dash alone is none."""
    formula = isinstance(value, str) and value != "-" and value.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{value}" if formula else value
