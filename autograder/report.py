"""What a class understood: points, each check's pass rate, misconceptions by how many hold them, as text."""

from __future__ import annotations

import shutil
import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from autograder.assignment import Assignment
from autograder.classwork import NEEDS_PERSON, faults
from autograder.result import CheckResult, Outcome, Result, Status

BINS = 5


def class_summary(assignment: Assignment, everyone: Iterable[tuple[str, Result]]) -> str:
    """The summary of (student, result) pairs, as wide as the terminal."""
    known: dict[CheckResult, CheckResult] = {}
    results = [(student, _counted(result, known)) for student, result in everyone]
    if not results:
        return f"Nobody has been graded for {assignment.stem}."
    parts = [
        _points([result for _, result in results]),
        _checks(assignment, [result for _, result in results]),
        _misconceptions(assignment, [result for _, result in results]),
        _troubles(results),
        _faults(results),
    ]
    return "\n\n".join(part for part in parts if part)


def _counted(result: Result, known: dict[CheckResult, CheckResult]) -> Result:
    """What the summary counts of a result: large classes have many, and equal checks are kept once."""
    bare = [replace(check, title="", message="") for check in result.checks]
    checks = tuple(known.setdefault(check, check) for check in bare)
    provenance = {"faults": result.provenance.get("faults", ())}
    return replace(result, checks=checks, provenance=provenance, cell_outputs={})


def _width() -> int:
    return min(shutil.get_terminal_size((96, 24)).columns, 110)


def _bar(count: int, most: int, width: int = 30) -> str:
    return "█" * max(round(width * count / most), 1 if count else 0)


def _points(results: Sequence[Result]) -> str:
    top = results[0].max_points
    earned = sorted(result.points for result in results)
    middle = (earned[(len(earned) - 1) // 2] + earned[len(earned) // 2]) / 2
    counts = Counter(_bin(points, top) for points in earned)
    lines = [f"Points: {len(earned)} submissions, median {middle:g} of {top:g}"]
    for index in range(BINS + 1):
        span = (
            f"{top:g}" if index == BINS else f"{top * index / BINS:g} to under {top * (index + 1) / BINS:g}"
        )
        lines.append(
            f"  {span:>16}  {counts[index]:>3}  {_bar(counts[index], max(counts.values()))}".rstrip()
        )
    return "\n".join(lines)


def _bin(points: float, top: float) -> int:
    """Which of BINS equal spans; full points are a bin of their own."""
    return BINS if points >= top else int(BINS * points / top)


def _checks(assignment: Assignment, results: Sequence[Result]) -> str:
    passed = Counter(check.name for r in results for check in r.checks if check.outcome is Outcome.PASSED)
    lines = ["Checks, and how many passed"]
    for check in assignment.checks:
        count = passed[check.name]
        lines.append(f"  {100 * count / len(results):>3.0f} %  {count:>3} of {len(results)}  {check.title}")
    return "\n".join(lines)


def _misconceptions(assignment: Assignment, results: Sequence[Result]) -> str:
    """Each misconception with the number of students in whose work it was found, most first."""
    held = Counter(name for r in results for name in {m for c in r.checks for m in c.misconceptions})
    if not held:
        return "Misconceptions: none was found."
    lines = ["What the class misunderstood"]
    for name, count in sorted(held.items(), key=lambda item: (-item[1], item[0])):
        known = assignment.misconceptions.get(name)
        lines.append(f"  {count:>3}  {known.title if known else name}")
        if known:
            lines.append(
                textwrap.fill(known.diagnosis, _width(), initial_indent=" " * 7, subsequent_indent=" " * 7)
            )
    return "\n".join(lines)


def _troubles(results: Sequence[tuple[str, Result]]) -> str:
    """Every submission that did not simply run, with the reason."""
    odd = [(student, result) for student, result in results if result.status is not Status.GRADED]
    if not odd:
        return ""
    lines = ["Not simply graded (● a person must look)"]
    for student, result in odd:
        mark = "●" if result.status in NEEDS_PERSON else " "
        text = f"{student}: {result.status}. {result.reason}"
        lines.append(textwrap.fill(text, _width(), initial_indent=f"  {mark} ", subsequent_indent="    "))
    return "\n".join(lines)


def _faults(results: Sequence[tuple[str, Result]]) -> str:
    """What a check's judge could not read: the answers counted as wrong, the check may be at fault."""
    found = [f"  {student}, {fault}" for student, fault in faults(results)]
    head = "Checks that could not read an answer (it counted as wrong; perhaps the check is to be mended)"
    return "\n".join([head, *found]) if found else ""
