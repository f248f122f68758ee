"""Grade again with the seed of the first time: which grades change, why, and which may not stay."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from autograder.assignment import Assignment
from autograder.course import Course, CourseError
from autograder.references import compute
from autograder.result import CheckResult, Result
from autograder.results import fingerprint, read_results
from autograder.steady import near_limits
from autograder.workers import Graded, Job, Workers

SAME = ("assignment_version", "limits", "sandbox", "python", "torch", "numpy")


@dataclass(frozen=True)
class Change:
    """One submission before and after; `mark` says why neither grade may be taken for certain."""

    student: str
    data: bytes
    before: Result
    after: Result
    mark: str = ""

    @property
    def is_one(self) -> bool:
        """Whether the points of any check differ."""
        return _points(self.before) != _points(self.after)

    @property
    def reasons(self) -> list[str]:
        """What differs in each check, one line each."""
        old, new = ({check.name: check for check in r.checks} for r in (self.before, self.after))
        return [
            _reason(old.get(n), new.get(n))
            for n in {**old, **new}
            if _worth(old.get(n)) != _worth(new.get(n))
        ]


@dataclass
class Regraded:
    """All that a second grading found."""

    changes: list[Change] = field(default_factory=list)  # of every submission graded again, changed or not
    different: dict[str, tuple[str, str]] = field(default_factory=dict)  # what grading differs in: then, now
    skipped: list[str] = field(default_factory=list)  # students who handed in anew, or whose file is gone

    @property
    def to_write(self) -> list[Change]:
        """The changed grades that no mark stands against."""
        return [change for change in self.changes if change.is_one and not change.mark]


def regrade(
    course: Course, stem: str, *, students: Iterable[str] = (), workers: int | None = None
) -> Regraded:
    """Grade what was graded before once more, each with the seed of its grade; nothing is written."""
    assignment, found = course.assignment(stem), Regraded()
    by_seed: dict[int, dict[str, Result]] = defaultdict(dict)
    for student, before in _graded(course, stem, set(students)):
        job = _job(course, stem, student)
        if fingerprint(job.read()[0]) == before.provenance.get("sha256"):
            by_seed[before.seed][student] = before
        else:
            found.skipped.append(student)
    for seed, before_of in sorted(by_seed.items()):
        found.changes += _again(course, assignment, seed, before_of, workers)
    found.changes.sort(key=lambda change: change.student)
    found.different = _different(found.changes)
    return found


def record(course: Course, stem: str, regraded: Regraded) -> None:
    """Write the changed grades down; those with a mark stay as they are."""
    from autograder.record import Recorder

    with Recorder(course, course.assignment(stem)) as recorder:
        for change in regraded.to_write:
            recorder.record(change.student, change.data, change.after)


def _graded(course: Course, stem: str, wanted: set[str]) -> list[tuple[str, Result]]:
    graded = [each for each in read_results(course.results(stem)) if not wanted or each[0] in wanted]
    missing = wanted - {student for student, _ in graded}
    if missing or not graded:
        who = f"{', '.join(sorted(missing))} has no" if missing else "Nobody has a"
        raise CourseError(f"{who} grade in {stem} yet: `autograder grade {stem}` comes first.")
    return graded


def _job(course: Course, stem: str, student: str) -> Job:
    return Job(student, course.folder("submitted", student, stem) / f"{stem}.ipynb")


def _again(
    course: Course, assignment: Assignment, seed: int, before_of: dict[str, Result], workers: int | None
) -> Iterator[Change]:
    """Each submission of one seed; those with another grade are graded twice, to see if that one stays."""
    references = compute(assignment, seed)

    def grade(students: Iterable[str]) -> dict[str, Graded]:
        work = [_job(course, assignment.stem, student) for student in students]
        count = min(workers or os.cpu_count() or 1, len(work))
        if not work:
            return {}
        with Workers(count, course.limits) as grading:
            return {each.student: each for each in grading.grade(assignment, references, work)}

    first = grade(before_of)
    moved = [name for name, each in first.items() if _points(each.result) != _points(before_of[name])]
    second = grade(moved)
    for student, each in first.items():
        other = second[student].result if student in second else None
        before = before_of[student]
        yield Change(student, each.data, before, each.result, _mark(before, each.result, other))


def _mark(before: Result, after: Result, again: Result | None) -> str:
    """Why the grade may come out otherwise another time; "" where nothing speaks for it."""
    if again is not None:
        if _points(after) != _points(again):
            return (
                f"two runs alike gave {after.points:g} and {again.points:g} points: it is not deterministic"
            )
        if not _different([Change("", b"", before, after)]):
            return "nothing but the run is different: it is not deterministic, or depends on the machine"
    return near_limits(after) or near_limits(before)


def _points(result: Result) -> dict[str, tuple[float, float]]:
    return {check.name: (check.points, check.max_points) for check in result.checks}


def _worth(check: CheckResult | None) -> tuple[float, float] | None:
    return (check.points, check.max_points) if check else None


def _reason(old: CheckResult | None, new: CheckResult | None) -> str:
    if new is None or old is None:
        only = new or old
        assert only is not None
        return f"{only.name}: {'new' if new else 'no longer a check'}, {only.points:g} of {only.max_points:g}"
    points = f"{old.points:g} of {old.max_points:g} → {new.points:g} of {new.max_points:g}"
    said = f": {new.message}" if new.message else ""
    return f"{new.name}: {points}, {old.outcome} → {new.outcome}{said}"


def _different(changes: Iterable[Change]) -> dict[str, tuple[str, str]]:
    """Under what was graded then and now, where that differs and both are recorded."""
    found = {}
    for change in changes:
        then, now = change.before.provenance, change.after.provenance
        for key in SAME:
            if key in then and key in now and then[key] != now[key]:
                found[key] = (str(then[key]), str(now[key]))
    return found
