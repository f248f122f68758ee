"""The autograded notebook: the student's cells, the tests as released, and what grading found in each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from nbformat import NotebookNode

from autograder.cells import Role
from autograder.result import CheckResult, Outcome, Result, Status
from autograder.sanitize import clean_markdown, clean_text, text_as_html
from autograder.submission import NOTE, Cell, Submission

MARKS = {Outcome.PASSED: "✓"}
MAX_MARKDOWN = 24_000  # characters of a student's text that are rendered: hostile text takes its square
MAX_SHOWN = 2_000  # characters of each cell of text beyond that, shown as they are


def graded_notebook(
    submission: Submission | None, result: Result | None, released: NotebookNode
) -> dict[str, Any]:
    """The notebook that is kept and shown: clean whatever was handed in.

    Without a submission (it could not be read) it is the released notebook; without a result no output is
    in it.
    """
    originals = {cell.id: cell for cell in released.cells}
    cells = submission.notebook if submission else _as_cells(released)
    checks = {check.name: check for check in result.checks} if result else {}
    texts = _clean_texts(cells, {cell.source for cell in released.cells})
    written = [
        _node(cell, texts.get(cell.id), originals.get(cell.id), result, checks.get(cell.grade_id))
        for cell in cells
    ]
    note = [_status_note(result)] if result and result.status is not Status.GRADED else []
    return {
        "cells": note + written,
        "metadata": dict(released.metadata),
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def graded_bytes(notebook: Mapping[str, Any]) -> bytes:
    """The notebook as it is stored on disk."""
    return (json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _as_cells(released: NotebookNode) -> tuple[Cell, ...]:
    return tuple(
        Cell(c.id, c.cell_type, c.source, c.metadata.get("nbgrader", {}).get("grade_id", ""))
        for c in released.cells
    )


def _clean_texts(cells: Sequence[Cell], given: set[str]) -> dict[str, str]:
    """The student's markdown by cell id: safe to render, and as plain text where there is too much of it."""
    texts, left = {}, MAX_MARKDOWN
    for cell in cells:
        if cell.type == "markdown" and cell.source not in given:
            left -= len(cell.source)
            texts[cell.id] = clean_markdown(cell.source) if left >= 0 else _as_it_is(cell.source)
    return texts


def _as_it_is(source: str) -> str:
    cut = source if len(source) <= MAX_SHOWN else f"{source[:MAX_SHOWN]}\n… (the rest is not shown)"
    return f"```\n{clean_text(cut).replace('```', '')}\n```"


def _node(
    cell: Cell,
    text: str | None,
    original: NotebookNode | None,
    result: Result | None,
    check: CheckResult | None,
) -> dict[str, Any]:
    given = original is not None and cell.source == original.source
    known = original is not None and (cell.grade_id or given)
    node = {
        "cell_type": cell.type,
        "id": cell.id,
        "metadata": json.loads(json.dumps(original.metadata)) if known and original else {},
        "source": cell.source if text is None else text,
    }
    if cell.type == "raw":  # nbconvert passes raw cells through unescaped
        node.update(cell_type="markdown", source=_as_it_is(cell.source))
    elif cell.type == "code":
        node.update(execution_count=None, outputs=_outputs(cell, result, check))
    return node


def _outputs(cell: Cell, result: Result | None, check: CheckResult | None) -> list[dict[str, Any]]:
    if check is not None:
        return check_outputs(check)
    printed = (
        clean_text(result.cell_outputs.get(cell.id, "")) if result and cell.role is not Role.GRADE else ""
    )
    return [{"output_type": "stream", "name": "stdout", "text": printed}] if printed else []


def check_outputs(check: CheckResult) -> list[dict[str, Any]]:
    """The diagnosis, and as the cell's result the points: nbgrader reads partial credit from there."""
    text = verdict(check)
    points = min(max(float(check.points), 0.0), float(check.max_points))
    return [
        {
            "output_type": "display_data",
            "metadata": {},
            "data": {"text/plain": clean_text(text), "text/html": text_as_html(text)},
        },
        {
            "output_type": "execute_result",
            "execution_count": None,
            "metadata": {},
            "data": {"text/plain": repr(points)},
        },
    ]


def verdict(check: CheckResult) -> str:
    """What the student is told of one check: the mark, the title, the points, and the message."""
    mark = MARKS.get(check.outcome, "✗")
    head = f"{mark} {check.title}: {check.points:g} of {check.max_points:g} points"
    return f"{head}\n\n{check.message}" if check.message else head


def _status_note(result: Result) -> dict[str, Any]:
    text = f"{result.status.value.capitalize()}. {result.reason}".strip()
    return {"cell_type": "markdown", "id": NOTE, "metadata": {}, "source": text_as_html(text)}
