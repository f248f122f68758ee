"""What the reference and every wrong answer give on one grading run's inputs: computed once for a class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import torch

from autograder.assignment import Answer, Assignment, notebook_of, reference_answer
from autograder.checks import Answered, Case, Check, Draw, Observation
from autograder.errors import AssignmentError
from autograder.inside import no_compiler
from autograder.inside.plain import PlainError
from autograder.local import LocalStudent

Observations = tuple[Observation, ...]


@dataclass(frozen=True)
class CheckReference:
    """The cases of one check, and what trusted code gives on them."""

    cases: tuple[Case, ...]
    reference: tuple[Answered, ...]
    wrong: Mapping[str, Observations]  # by misconception; () for a check that has a judge


@dataclass(frozen=True)
class References:
    """All checks of one grading run; read-only, so that many Graders can share it."""

    assignment: str
    version: str
    seed: int
    checks: Mapping[str, CheckReference]


def compute(assignment: Assignment, seed: int) -> References:
    """The references of a grading run with `seed`; raises AssignmentError if the reference itself fails."""
    no_compiler.install()
    torch.set_num_threads(1)  # as in a student's process, so that sums are added up in the same order
    cases = _cases(assignment, seed)
    reference = _observe_all(assignment, None, cases)
    matched = {name: some for name, some in cases.items() if _is_matched(assignment, name)}
    wrong = {
        name: _observe_all(assignment, answer, matched) for name, answer in assignment.misconceptions.items()
    }
    computed = {
        check.name: CheckReference(
            cases[check.name],
            _answered(assignment, check, cases[check.name], reference[check.name]),
            MappingProxyType({name: given.get(check.name, ()) for name, given in wrong.items()}),
        )
        for check in assignment.checks
        if isinstance(check, Check)
    }
    return References(assignment.stem, assignment.version, seed, MappingProxyType(computed))


def _is_matched(assignment: Assignment, name: str) -> bool:
    """Whether wrong answers are told apart by their numbers in this check: a judge does without them."""
    return any(
        check.name == name and isinstance(check, Check) and not check.judge for check in assignment.checks
    )


def observe_local(assignment: Assignment, answer: Answer | None, seed: int) -> dict[str, Observations]:
    """What a trusted answer (None: the reference) gives on the cases of each check, by the check's name."""
    return _observe_all(assignment, answer, _cases(assignment, seed))


def _cases(assignment: Assignment, seed: int) -> dict[str, tuple[Case, ...]]:
    """The cases of each check; raises AssignmentError for one that cannot be sent to a student's process."""
    checks = [check for check in assignment.checks if isinstance(check, Check)]
    cases = {check.name: tuple(check.cases(Draw(seed, assignment.stem, check.name))) for check in checks}
    for name, case in ((name, case) for name, some in cases.items() for case in some):
        try:
            _ = case.frame
        except PlainError as error:
            raise AssignmentError(f"{assignment.stem}, {name}, case {case.name!r}: {error}") from None
    return cases


def _observe_all(
    assignment: Assignment, answer: Answer | None, cases: Mapping[str, tuple[Case, ...]]
) -> dict[str, Observations]:
    student = LocalStudent(assignment, notebook_of(assignment, answer or reference_answer(assignment)))
    return {name: tuple(student.observe(case) for case in some) for name, some in cases.items()}


def _answered(
    assignment: Assignment, check: Check, cases: tuple[Case, ...], observations: Observations
) -> tuple[Answered, ...]:
    """The reference's answers; raises AssignmentError where it has none or its judge finds a fault in it."""
    for case, observation in zip(cases, observations, strict=True):
        if not isinstance(observation, Answered):
            raise AssignmentError(
                f"{assignment.stem}, {check.name}, case {case.name!r}: the reference gives {observation}"
            )
    finding = check.judge(cases, observations) if check.judge else None
    if finding:
        raise AssignmentError(f"{assignment.stem}, {check.name}: its judge says of the reference: {finding}")
    return tuple(observation for observation in observations if isinstance(observation, Answered))
