"""Grades in the columns that Canvas's gradebook and Moodle's grading worksheet import."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from autograder.assignment import Assignment
from autograder.course import Course, CourseError
from autograder.export import as_csv, rows
from autograder.lms import remembered

CANVAS = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
MOODLE = ["Identifier", "Full name", "Email address", "Grade", "Maximum Grade", "Last modified (grade)"]


def canvas(course: Course, assignments: Sequence[Assignment]) -> str:
    """One line a student, one column an assignment; the second line has the points there are.

    Students are known by Canvas's own ID, or where their files did not come from there, as SIS login.
    """
    lines: dict[str, dict[str, Any]] = {}
    possible: dict[str, Any] = {"Student": "    Points Possible"}
    for assignment in assignments:
        known = remembered(course, assignment.stem)
        for row in rows(course, assignment):
            line = lines.setdefault(row["student"], _canvas_student(row["student"], known))
            line[assignment.stem] = row["score"]
            possible[assignment.stem] = row["max_score"]
    stems = [assignment.stem for assignment in assignments]
    return as_csv([*CANVAS, *stems], [possible, *lines.values()])


def _canvas_student(student: str, known: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    who = known.get(student, {})
    if who.get("lms") == "canvas":
        return {"Student": who["name"], "ID": who["id"]}
    return {"Student": student, "SIS Login ID": student}


def moodle(course: Course, assignments: Sequence[Assignment]) -> str:
    """The grading worksheet of one assignment; raises CourseError for more, or for other students."""
    if len(assignments) != 1:
        raise CourseError("Moodle imports one assignment at a time: name one.")
    known = remembered(course, assignments[0].stem)
    found = list(rows(course, assignments[0]))
    strangers = [row["student"] for row in found if known.get(row["student"], {}).get("lms") != "moodle"]
    if strangers:
        raise CourseError(
            f"Moodle knows students by the number in its download's names; {', '.join(strangers)} did not "
            f"come from one: take it in with `autograder collect {assignments[0].stem} PATH`."
        )
    return as_csv(MOODLE, [_moodle_line(row, known[row["student"]]) for row in found])


def _moodle_line(row: Mapping[str, Any], who: Mapping[str, str]) -> dict[str, Any]:
    named = {"Identifier": f"Participant {who['id']}", "Full name": who["name"]}
    points = {"Grade": row["score"], "Maximum Grade": row["max_score"]}
    return {**named, **points, "Last modified (grade)": "-"}


WRITERS: dict[str, Callable[[Course, Sequence[Assignment]], str]] = {"canvas": canvas, "moodle": moodle}
