"""What a class did in one assignment, counted: checks, misconceptions, time, what needs a person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from autograder.assignment import Assignment
from autograder.result import CheckResult, Outcome, Result, Status

NEEDS_PERSON = (Status.UNREADABLE, Status.WRONG_NOTEBOOK, Status.FAILED)
Graded = tuple[str, Result]  # the student and the result


@dataclass(frozen=True)
class CheckCount:
    """One check over the class."""

    title: str
    points: float
    passed: int
    outcomes: tuple[tuple[Outcome, int], ...]  # the others, most first
    unexplained: tuple[tuple[str, int], ...]  # messages of wrong work that fits no known misconception


@dataclass(frozen=True)
class Misconception:
    """Misconceptions that share a diagnosis, and the students in whose work one was found."""

    names: tuple[str, ...]
    titles: tuple[str, ...]
    diagnosis: str
    look: str
    students: tuple[str, ...]  # those that fell into nothing else first
    checks: tuple[str, ...]  # titles of the checks that it cost


def check_counts(assignment: Assignment, results: Sequence[Graded]) -> list[CheckCount]:
    """Each check in its order."""
    found: dict[str, list[CheckResult]] = defaultdict(list)
    for _, result in results:
        for check in result.checks:
            found[check.name].append(check)
    return [
        _count(check.title, assignment.points[check.name], found[check.name]) for check in assignment.checks
    ]


def _count(title: str, points: float, found: list[CheckResult]) -> CheckCount:
    outcomes = Counter(check.outcome for check in found)
    passed = outcomes.pop(Outcome.PASSED, 0)
    unknown = (c for c in found if c.outcome in (Outcome.WRONG, Outcome.RAISED) and not c.misconceptions)
    messages = Counter(check.message for check in unknown if check.message)
    return CheckCount(title, points, passed, tuple(outcomes.most_common()), tuple(messages.most_common(3)))


def misconceptions(assignment: Assignment, results: Sequence[Graded]) -> list[Misconception]:
    """Every misconception that was found, by the number of students, most first."""
    known = assignment.misconceptions
    held: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # diagnosis, student, names
    cost: dict[str, dict[str, None]] = defaultdict(dict)
    for student, result in results:
        for check in result.checks:
            for name in check.misconceptions:
                text = known[name].diagnosis if name in known else name
                held[text][student].add(name)
                cost[text][check.title] = None
    each = Counter(student for students in held.values() for student in students)
    made = [_misconception(assignment, text, by, tuple(cost[text]), each) for text, by in held.items()]
    return sorted(made, key=lambda m: (-len(m.students), m.titles))


def _misconception(
    assignment: Assignment,
    text: str,
    students: dict[str, set[str]],
    checks: tuple[str, ...],
    each: Counter[str],
) -> Misconception:
    known = assignment.misconceptions
    names = tuple(sorted(set().union(*students.values())))
    titles = tuple(dict.fromkeys(known[name].title if name in known else name for name in names))
    look = next((known[name].look for name in names if name in known), "")
    diagnosis = text if any(name in known for name in names) else ""
    order = tuple(sorted(students, key=lambda student: (each[student], student)))
    return Misconception(names, titles, diagnosis, look, order, checks)


def seconds(results: Sequence[Graded]) -> list[float]:
    """How long each submission took, where that was recorded."""
    return [r.provenance["seconds"]["total"] for _, r in results if r.provenance.get("seconds")]


def middle(numbers: Sequence[float]) -> float:
    """The median, 0 of nothing."""
    return median(numbers) if numbers else 0.0


def faults(results: Sequence[Graded]) -> list[tuple[str, str]]:
    """(student, fault) for every check that could not read what came back: a check to mend, perhaps."""
    return [(student, fault) for student, result in results for fault in result.provenance.get("faults", ())]
