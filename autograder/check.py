"""Grade one notebook for someone who learns alone: same checks, same diagnoses, nothing recorded."""

from __future__ import annotations

import secrets
from pathlib import Path

from autograder.assignment import Assignment
from autograder.course import Course, CourseError
from autograder.files import submitted_bytes
from autograder.grader import Grader
from autograder.result import Result
from autograder.submission import Rejected, parse, read
from autograder.workers import refused


def find_assignment(course: Course, path: Path) -> Assignment:
    """The assignment of a notebook: by its file name, else by the cells in it; raises CourseError."""
    if path.stem in course.stems:
        return course.assignment(path.stem)
    matching = [each for each in map(course.assignment, course.stems) if _fits(each, path)]
    if len(matching) == 1:
        return matching[0]
    raise CourseError(
        f"{path.name} is not named like an assignment, and its cells do not tell which it is. "
        f"Give --assignment with one of: {', '.join(course.stems)}."
    )


def _fits(assignment: Assignment, path: Path) -> bool:
    """Whether every cell to be written is in the notebook."""
    try:
        named = {cell.grade_id for cell in parse(submitted_bytes(path))}
        read(submitted_bytes(path), assignment)
    except Rejected:
        return False
    return {cell.grade_id for cell in assignment.tasks.values()} <= named


def check(assignment: Assignment, path: Path, seed: int | None = None) -> Result:
    """The result of the notebook in `path`."""
    seed = secrets.randbits(32) if seed is None else seed
    try:
        data = submitted_bytes(path)
    except Rejected as rejected:
        return refused(assignment, rejected, seed)
    with Grader(assignment, seed=seed) as grader:
        return grader.grade(data)


def title_of(assignment: Assignment) -> str:
    """The first heading of the notebook, else the assignment's name."""
    lines = (
        line for cell in assignment.cells if cell.type == "markdown" for line in cell.source.splitlines()
    )
    return next((line[2:] for line in lines if line.startswith("# ")), assignment.stem)
