"""How one grade came about, readable in a dispute: what was run, what came back, why the points."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.assignment import Assignment
from autograder.checks import Answered, Case, Check, Missing, Observation, Raised, SourceCheck, Stopped
from autograder.compare import Difference, Tolerance, first_difference, same, told
from autograder.course import Course, CourseError
from autograder.grader import Grader
from autograder.inside.plain import short_repr
from autograder.result import CheckResult, Result
from autograder.results import fingerprint, read_result
from autograder.sanitize import clean_text
from autograder.steady import near_limits
from autograder.workers import Job

SHOWN = 160  # characters of a value
NOT_ASKED = "not asked: a limit had ended the submission before"


def log(course: Course, stem: str, student: str) -> str:
    """The account of one grade; raises CourseError when there is none.

    The submission is run once more with the recorded seed, to show every case with what came back; the
    record is not touched. Where the file or the assignment has changed since, the record alone is shown.
    """
    result = read_result(course.results(stem), student)
    if result is None:
        raise CourseError(f"{student} has no grade in {stem}: `autograder grade {stem}` comes first.")
    assignment = course.assignment(stem)
    data = Job(student, course.folder("submitted", student, stem) / f"{stem}.ipynb").read()[0]
    lines = [*_head(student, result), ""]
    why_not = _why_not(assignment, data, result)
    if why_not:
        lines += [why_not, "", *_recorded(result)]
    else:
        with Grader(assignment, seed=result.seed, limits=course.limits) as grader:
            again = grader.grade(data)
            lines += [*_cells(again, grader), "", *_checks(result, again, grader)]
    return clean_text("\n".join(lines))


def _head(student: str, result: Result) -> Iterator[str]:
    known = result.provenance
    yield f"{student}, {result.assignment}: {result.points:g} of {result.max_points:g} points"
    yield f"Ended: {result.status}. {result.reason}".strip()
    yield f"Graded: {known.get('at', 'time not recorded')}, seed {result.seed}"
    versions = [f"{name} {known[name]}" for name in ("python", "torch", "numpy", "worker") if name in known]
    yield f"Under: {', '.join([known.get('sandbox', 'nothing was run'), *versions])}"
    yield f"Assignment version: {known.get('assignment_version', 'not recorded')}"
    yield f"File: sha256 {known.get('sha256', 'not recorded')}"
    if "limits" in known:
        yield f"Limits: {', '.join(f'{name} {value}' for name, value in known['limits'].items())}"
    if "seconds" in known:
        yield f"Seconds: {', '.join(f'{name} {value:g}' for name, value in known['seconds'].items())}"
    yield from (f"Put back before grading: {repair}" for repair in known.get("repairs", ()))
    yield from (f"A check could not read an answer: {fault}" for fault in known.get("faults", ()))
    near = near_limits(result)
    if near:
        yield f"Another run may end otherwise: {near}."


def _why_not(assignment: Assignment, data: bytes, result: Result) -> str:
    """Why the grading cannot be run as it was; "" if it can."""
    version = result.provenance.get("assignment_version")
    if not result.provenance.get("seconds", {}).get("checks"):
        return "Nothing of this submission could be run."
    if fingerprint(data) != result.provenance.get("sha256"):
        return "The file has changed since, or is gone. This is what was recorded:"
    if version != assignment.version:
        return (
            f"The assignment has changed since, to version {assignment.version}: check the old one out to "
            "run this again. This is what was recorded:"
        )
    return ""


def _recorded(result: Result) -> Iterator[str]:
    for check in result.checks:
        yield _title(check)
        yield from _told(check)


def _title(check: CheckResult) -> str:
    return f"[{check.name}] {check.title}: {check.points:g} of {check.max_points:g} points, {check.outcome}"


def _told(check: CheckResult) -> Iterator[str]:
    if check.misconceptions:
        yield f"    recognised as: {', '.join(check.misconceptions)}"
    if check.message:
        yield f"    told the student: {check.message}"


def _cells(again: Result, grader: Grader) -> Iterator[str]:
    yield "Cells that were run, in order:"
    for cell_id, printed in again.cell_outputs.items():
        error = grader.cell_errors.get(cell_id)
        ended = f"ended with {_shown(error)}" if error else "ran"
        said = f", printed {len(printed.splitlines())} lines" if printed else ""
        yield f"    {cell_id}: {ended}{said}"
    for cell_id in grader.cell_errors.keys() - again.cell_outputs.keys():
        yield f"    {cell_id}: {_shown(grader.cell_errors[cell_id])}"


def _checks(result: Result, again: Result, grader: Grader) -> Iterator[str]:
    points = [[(c.name, c.points) for c in each.checks] for each in (result, again)]
    alike = (
        "gave the same points in every check" if points[0] == points[1] else "GAVE OTHER POINTS, see below"
    )
    yield f"Run again just now with the same seed: it {alike}."
    seen = {id(asked.case): asked.observation for asked in grader.asked}
    now = {check.name: check for check in again.checks}
    declared = {check.name: check for check in grader.assignment.checks}
    for recorded in result.checks:
        check = declared[recorded.name]
        yield ""
        yield _title(recorded)
        if now[recorded.name].points != recorded.points:
            yield f"    just now: {now[recorded.name].points:g} points, {now[recorded.name].outcome}"
        if isinstance(check, SourceCheck):
            yield f"    read in the source, not run: must do without {', '.join(check.forbidden)}"
        else:
            yield from _cases(check, grader, seen)
        yield from _told(recorded)


def _cases(check: Check, grader: Grader, seen: dict[int, Observation]) -> Iterator[str]:
    """What was asked and what came back, case by case."""
    reference, tolerance = grader.references.checks[check.name], Tolerance(check.rtol, check.atol)
    if check.judge:
        yield "    judged by properties of all answers together"
    else:
        yield f"    right when within {check.atol:g} + {check.rtol:g} · |expected| of the reference"
    for case, expected in zip(reference.cases, reference.reference, strict=True):
        got = seen.get(id(case))
        good = got is not None and (
            isinstance(got, Answered) if check.judge else same(expected, got, tolerance)
        )
        yield f"    {'✓' if good else '✗'} {case.name}: {_call(case)}"
        yield f"        came back  {_shown(got) if got else NOT_ASKED}"
        if not check.judge and not good:
            yield f"        expected   {_shown(expected)}"
        if not check.judge and not good and isinstance(got, Answered):
            yield from _first(first_difference(expected, got, tolerance))


def _first(found: Difference | None) -> Iterator[str]:
    if found and found.place:
        yield f"        first at   {found.place}: {_cut(found.got)} in place of {_cut(found.expected)}"


def _call(case: Case) -> str:
    named = ", ".join(f"{name}={_cut(told(value))}" for name, value in case.args.items())
    return f"{case.probe}({named})" + (", answering its calls" if case.host else "")


def _shown(observation: Observation) -> str:
    if isinstance(observation, Answered):
        log = f"; its calls: {_cut(short_repr(list(observation.log)))}" if observation.log else ""
        return f"{_cut(told(observation.value))}{log}"
    if isinstance(observation, Raised):
        line = f" at the line `{observation.line}`" if observation.line else ""
        return _cut(f"{observation.kind}: {observation.message}") + line
    if isinstance(observation, Missing):
        return f"nothing: `{observation.name}` is not defined"
    assert isinstance(observation, Stopped)
    return f"nothing: it was stopped ({observation.why})"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
