"""Turn what was observed of one submission into the outcome of every check."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.assignment import Assignment
from autograder.checks import Case, Check, Missing, Observation, Raised, SourceCheck, Stopped
from autograder.diagnose import PASSED, STOPPED_SEEN, Diagnosis, diagnose, look_at, told_misconceptions
from autograder.inside.plain import MAX_TEXT
from autograder.references import CheckReference, References
from autograder.result import CheckResult, Outcome
from autograder.source_check import first_use, parses

Observe = Callable[[Case], Observation]


@dataclass(frozen=True)
class Sources:
    """A notebook as far as source checks need it: solution cells by task, and all code cells."""

    solutions: Mapping[str, str]
    code: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """The result of every check, and what the instructor should know of failing judges."""

    results: tuple[CheckResult, ...]
    faults: tuple[str, ...]


def judge_all(
    assignment: Assignment,
    references: References,
    sources: Sources,
    observe: Observe,
    cell_errors: Mapping[str, Raised | Stopped],
) -> Judged:
    """Every check in its order: those that run code first, for the others count only beside one passed."""
    found: dict[str, Diagnosis] = {}
    for check in assignment.checks:
        if isinstance(check, Check):
            reference = references.checks[check.name]
            observations = _observe_all(observe, reference)
            diagnosis = diagnose(check, reference, observations, assignment.misconceptions)
            found[check.name] = _with_cell_error(assignment, diagnosis, observations, cell_errors)
    works = any(diagnosis.outcome is Outcome.PASSED for diagnosis in found.values()) or not found
    for check in assignment.checks:
        if isinstance(check, SourceCheck):
            found[check.name] = judge_source(assignment, check, sources, works)
    results = tuple(_result(assignment, check, found[check.name]) for check in assignment.checks)
    faults = tuple(f"{name}: {diagnosis.fault}" for name, diagnosis in found.items() if diagnosis.fault)
    return Judged(results, faults)


def judge_source(assignment: Assignment, check: SourceCheck, sources: Sources, works: bool) -> Diagnosis:
    """The diagnosis of one source check; `works`: whether another check was passed."""
    tasks = check.tasks or tuple(assignment.tasks)
    cells = [sources.solutions.get(task, "") for task in tasks]
    stubs = [task for task, cell in zip(tasks, cells, strict=True) if _untouched(assignment, task, cell)]
    use = first_use(check, cells, sources.code)
    if use is not None:
        if check.misconception:
            told = told_misconceptions([check.misconception], assignment.misconceptions)
            return Diagnosis(Outcome.WRONG, (check.misconception,), told)
        line = use.line[:MAX_TEXT]
        seen = f"Your solution uses `{use.name}`, at the line `{line}`; this task asks you to do without it."
        return Diagnosis(Outcome.WRONG, (), f"{seen} {look_at(check.look)}")
    if stubs:
        return Diagnosis(Outcome.MISSING, (), f"`{stubs[0]}` is still to be written. {look_at(check.look)}")
    if not works:
        message = "This counts as soon as another test of this notebook is passed."
        return Diagnosis(Outcome.MISSING, (), message)
    return PASSED


def _untouched(assignment: Assignment, task: str, cell: str) -> bool:
    """Whether a solution cell is empty, no Python, or as it was handed out."""
    return not cell.strip() or not parses(cell) or cell.strip() == assignment.tasks[task].released.strip()


def _observe_all(observe: Observe, reference: CheckReference) -> list[Observation]:
    """An observation for each case; after a stop, the cases not tried count as stopped likewise."""
    observations: list[Observation] = []
    for case in reference.cases:
        stopped = observations and isinstance(observations[-1], Stopped)
        observations.append(observations[-1] if stopped else observe(case))
    return observations


def _with_cell_error(
    assignment: Assignment,
    diagnosis: Diagnosis,
    observations: Sequence[Observation],
    cell_errors: Mapping[str, Raised | Stopped],
) -> Diagnosis:
    """A missing name explained by what happened to the cell that should define it."""
    names = [observation.name for observation in observations if isinstance(observation, Missing)]
    cell = assignment.tasks.get(names[0]) if diagnosis.outcome is Outcome.MISSING and names else None
    error = cell_errors.get(cell.id) if cell else None
    if error is None or cell is None:
        return diagnosis
    if isinstance(error, Stopped):
        said = f"Running the cell of `{cell.task}`, {STOPPED_SEEN[error.why]}"
        return replace(diagnosis, message=f"{said} So `{cell.task}` was never defined.")
    line = f" at the line `{error.line}`" if error.line else ""
    message = error.message.splitlines()[0][:MAX_TEXT] if error.message.strip() else "no message"
    said = f"The cell of `{cell.task}` stopped with {error.kind}{line}: {message}."
    return replace(diagnosis, message=f"{said} So `{cell.task}` was never defined.")


def _result(assignment: Assignment, check: Check | SourceCheck, diagnosis: Diagnosis) -> CheckResult:
    most = assignment.points[check.name]
    earned = most if diagnosis.outcome is Outcome.PASSED else 0.0
    return CheckResult(
        check.name, check.title, earned, most, diagnosis.outcome, diagnosis.misconceptions, diagnosis.message
    )
