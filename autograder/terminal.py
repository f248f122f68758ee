"""A result as it is read in a terminal."""

from __future__ import annotations

import shutil
import textwrap

import click

from autograder.graded import MARKS
from autograder.result import CheckResult, Outcome, Result, Status
from autograder.sanitize import clean_text

INDENT = " " * 4


def show(result: Result, title: str) -> str:
    """The checks with marks, points and what was found, wrapped to the terminal."""
    width = min(shutil.get_terminal_size((88, 24)).columns, 96)
    lines = [click.style(title, bold=True), ""]
    if result.status is not Status.GRADED:
        note = f"{result.status.value.capitalize()}. {result.reason}".strip()
        lines += [click.style(textwrap.fill(clean_text(note), width), fg="yellow"), ""]
    for check in result.checks:
        lines += _check(check, width)
    return "\n".join([*lines, "", click.style(_total(result), bold=True)])


def _check(check: CheckResult, width: int) -> list[str]:
    passed = check.outcome is Outcome.PASSED
    mark = click.style(MARKS.get(check.outcome, "✗"), fg="green" if passed else "red")
    points = f"{check.points:g}/{check.max_points:g}"
    lines = [f"  {mark} {check.title}{points.rjust(max(width - len(check.title) - 4, len(points) + 2))}"]
    paragraphs = (part for part in clean_text(check.message).split("\n") if part.strip())
    lines += [
        textwrap.fill(part, width, initial_indent=INDENT, subsequent_indent=INDENT) for part in paragraphs
    ]
    return [*lines, ""] if check.message else lines


def _total(result: Result) -> str:
    total = f"{result.points:g} of {result.max_points:g} points"
    return f"All {total}." if result.points >= result.max_points else f"{total}."
