"""Read a notebook source (py:percent with nbgrader metadata) into cells, and what is released of each."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jupytext

from autograder.errors import AssignmentError

SOLUTION = re.compile(r"^([ \t]*)### BEGIN SOLUTION[ \t]*\n(.*?)^[ \t]*### END SOLUTION[ \t]*$", re.M | re.S)
HIDDEN = re.compile(
    r"^[ \t]*### BEGIN HIDDEN TESTS[ \t]*\n.*?^[ \t]*### END HIDDEN TESTS[ \t]*$\n?", re.M | re.S
)
MARKERS = re.compile(r"^[ \t]*### (BEGIN|END) SOLUTION[ \t]*\n", re.M)
STUB = "raise NotImplementedError()"
TEXT_STUB = "YOUR ANSWER HERE"  # nbgrader's own


@dataclass(frozen=True)
class Cell:
    """One cell of the notebook source."""

    id: str  # the released cell's id, made from its position and grade_id
    type: str  # "code" or "markdown"
    source: str  # with the solution and the hidden line
    grade_id: str  # "" where nbgrader has no metadata
    role: str  # "solution", "grade", "manual" (graded by hand), "locked" or ""
    points: float  # 0 unless role is "grade" or "manual"
    metadata: dict[str, Any] = field(default_factory=dict)

    @property
    def task(self) -> str:
        """The function or class that is written in a solution cell; "" for other cells."""
        return self.grade_id.removeprefix("write_") if self.role == "solution" else ""

    @property
    def released(self) -> str:
        """What the student gets of the cell: a stub for the solution, nothing of the hidden line."""
        stub = STUB if self.type == "code" else TEXT_STUB
        if (
            self.role == "manual"
            and self.metadata["nbgrader"].get("solution")
            and "### BEGIN" not in self.source
        ):
            return stub
        stubbed = SOLUTION.sub(lambda match: match.group(1) + stub, self.source)
        return HIDDEN.sub("", stubbed).rstrip("\n")


def reference_source(source: str) -> str:
    """A solution cell's source without the markers."""
    return MARKERS.sub("", source + "\n")


def read_cells(path: Path) -> tuple[Cell, ...]:
    """The cells of a notebook source, in order; raises AssignmentError."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AssignmentError(f"{path}, the notebook's source, cannot be read: {error}") from None
    notebook = jupytext.reads(text, fmt="py:percent")
    cells = tuple(_cell(index, node, path) for index, node in enumerate(notebook.cells))
    grade_ids = [cell.grade_id for cell in cells if cell.grade_id]
    twice = {grade_id for grade_id in grade_ids if grade_ids.count(grade_id) > 1}
    if twice:
        raise AssignmentError(f"{path}: grade_id {sorted(twice)} stands in two cells; give each its own")
    return cells


def _cell(index: int, node: Any, path: Path) -> Cell:
    nbgrader = node.metadata.get("nbgrader", {})
    grade_id = nbgrader.get("grade_id", "")
    cell = Cell(
        id=f"{index:02d}-{grade_id or node.cell_type}"[:64],
        type=node.cell_type,
        source=node.source,
        grade_id=grade_id,
        role=_role(nbgrader),
        points=float(nbgrader.get("points", 0)) if nbgrader.get("grade") else 0.0,
        metadata=dict(node.metadata),
    )
    _validate(cell, path)
    return cell


def _role(nbgrader: dict[str, Any]) -> str:
    if nbgrader.get("task") or (nbgrader.get("grade") and nbgrader.get("solution")):
        return "manual"
    for role, flag in (("grade", "grade"), ("solution", "solution"), ("locked", "locked")):
        if nbgrader.get(flag):
            return role
    return ""


def _validate(cell: Cell, path: Path) -> None:
    where = f"{path}, cell {cell.id}"
    if cell.role == "solution" and not (
        cell.task and cell.grade_id != cell.task and SOLUTION.search(cell.source)
    ):
        raise AssignmentError(
            f"{where}: a solution cell is called write_<name> and has a body between "
            "### BEGIN SOLUTION and ### END SOLUTION"
        )
    if cell.role == "grade" and not (cell.points > 0 and HIDDEN.search(cell.source + "\n")):
        raise AssignmentError(
            f"{where}: a grade cell has points above 0 and its check's name between "
            "### BEGIN HIDDEN TESTS and ### END HIDDEN TESTS"
        )
    if cell.type == "code":
        try:
            ast.parse(cell.source)
        except SyntaxError as error:
            raise AssignmentError(
                f"{where}: {error}; cells of an assignment are plain Python, no magics"
            ) from None
