"""What a notebook cell is for: its role, read from nbgrader's metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

CELL_ID = re.compile(r"^[a-zA-Z0-9_-]{1,64}$")


class Role(StrEnum):
    """The part that a cell plays in an assignment."""

    GRADE = "grade"  # autograder tests: locked, worth points
    MANUAL = "manual"  # written by the student, graded by a person
    SOLUTION = "solution"  # written by the student, tested by grade cells
    LOCKED = "locked"  # given, and put back when altered
    FREE = "free"  # anything else


def nbgrader_metadata(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    """The metadata of nbgrader on a cell; empty where there is none or it is not a mapping."""
    metadata = cell.get("metadata")
    own = metadata.get("nbgrader") if isinstance(metadata, Mapping) else None
    return own if isinstance(own, Mapping) else {}


def grade_id(cell: Mapping[str, Any]) -> str:
    """The cell's grade_id, or "" when it has none."""
    name = nbgrader_metadata(cell).get("grade_id", "")
    return name if isinstance(name, str) else ""


def role(cell: Mapping[str, Any]) -> Role:
    """The role that nbgrader's metadata gives to the cell."""
    own = nbgrader_metadata(cell)
    if own.get("task") or (own.get("grade") and own.get("solution")):
        return Role.MANUAL
    if own.get("grade"):
        return Role.GRADE
    if own.get("solution"):
        return Role.SOLUTION
    return Role.LOCKED if own.get("locked") else Role.FREE
