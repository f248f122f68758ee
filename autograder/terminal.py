"""A result as it is read in a terminal."""

from __future__ import annotations

import shutil
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from autograder.graded import MARKS
from autograder.result import CheckResult, Outcome, Result, Status
from autograder.sanitize import clean_text

if TYPE_CHECKING:
    from autograder.regrade import Change, Regraded

INDENT = " " * 4


def show(result: Result, title: str) -> str:
    """The checks with marks, points and what was found, wrapped to the terminal; said twice only once."""
    width = _width()
    lines = [click.style(title, bold=True), ""]
    if result.status is not Status.GRADED:
        note = f"{result.status.value.capitalize()}. {result.reason}".strip()
        lines += [click.style(textwrap.fill(clean_text(note), width), fg="yellow"), ""]
    said: dict[str, str] = {}
    for check in result.checks:
        lines += _check(_shortened(check, said), width)
    return "\n".join([*lines, "", click.style(_total(result), bold=True)])


def _width() -> int:
    return min(shutil.get_terminal_size((88, 24)).columns, 96)


def _shortened(check: CheckResult, said: dict[str, str]) -> CheckResult:
    """The check, pointing to an earlier one that was told the same."""
    if not check.message or check.message not in said:
        said[check.message] = check.title
        return check
    return replace(check, message=f"The same as above, under “{said[check.message]}”.")


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


def show_regraded(found: Regraded) -> str:
    """Which grades change and why, and which are marked."""
    changed = [change for change in found.changes if change.is_one]
    lines = [f"{len(found.changes)} graded again, {len(changed)} with other points."]
    lines += [f"Different since: {key}: {then} → {now}" for key, (then, now) in found.different.items()]
    for change in changed:
        lines += ["", *_change(change)]
    steady = [change for change in found.changes if change.mark and not change.is_one]
    lines += ["", *(f"The same, but another run may end otherwise: {c.student}, {c.mark}." for c in steady)]
    if found.skipped:
        lines.append(f"Not graded again, for the file is another one by now: {', '.join(found.skipped)}.")
    return clean_text("\n".join(lines).rstrip())


def _change(change: Change) -> list[str]:
    before, after = (f"{each.points:g} of {each.max_points:g}" for each in (change.before, change.after))
    lines = [f"{change.student}: {before} → {after}"]
    lines += [
        textwrap.fill(reason, _width(), initial_indent=INDENT, subsequent_indent=INDENT * 2)
        for reason in change.reasons
    ]
    if change.mark:
        lines.append(f"{INDENT}Not to be written, a person decides: {change.mark}.")
    return lines
