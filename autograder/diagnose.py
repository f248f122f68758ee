"""Say what is wrong: match a student's observations with what each wrong answer gives on the same inputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from autograder.answers import Answer
from autograder.checks import Answered, Check, Finding, Missing, Observation, Raised, Stopped
from autograder.compare import Tolerance, first_difference, same
from autograder.inside.plain import MAX_TEXT, short_repr
from autograder.references import CheckReference
from autograder.result import Outcome


@dataclass(frozen=True)
class Diagnosis:
    """How a check ended, and what the student is told; `fault` is for the instructor, when a judge failed."""

    outcome: Outcome
    misconceptions: tuple[str, ...] = ()
    message: str = ""
    fault: str = ""


PASSED = Diagnosis(Outcome.PASSED)


def diagnose(
    check: Check,
    reference: CheckReference,
    observations: Sequence[Observation],
    answers: Mapping[str, Answer],
) -> Diagnosis:
    """The diagnosis of one check from a student's observations, one for each case."""
    if check.judge and all(isinstance(observation, Answered) for observation in observations):
        return _judged(check, reference, observations, answers)
    tolerance = Tolerance(check.rtol, check.atol)
    differing = _differing(check, reference, observations, tolerance)
    if not differing:
        return PASSED
    first = observations[differing[0]]
    outcome = outcome_of(first)
    matched = () if outcome is Outcome.MISSING else _matching(reference, observations, differing, tolerance)
    if matched:
        return Diagnosis(outcome, matched, told_misconceptions(matched, answers))
    seen = _first_seen(reference, first, differing[0], tolerance)
    return Diagnosis(outcome, (), f"{seen} {look_at(check.look)}")


def outcome_of(observation: Observation) -> Outcome:
    """The outcome of a check whose first wrong case ended so."""
    if isinstance(observation, Stopped):
        return Outcome.STOPPED
    if isinstance(observation, Missing):
        return Outcome.MISSING
    if isinstance(observation, Raised):
        return Outcome.MISSING if observation.kind == "NotImplementedError" else Outcome.RAISED
    return Outcome.WRONG


def told_misconceptions(names: Sequence[str], answers: Mapping[str, Answer]) -> str:
    """The diagnoses of all the misconceptions that fit, and where to look."""
    texts = list(dict.fromkeys(answers[name].diagnosis for name in names))
    looks = list(dict.fromkeys(answers[name].look for name in names))
    if len(texts) == 1:
        return f"{texts[0]} {look_at(' or '.join(looks))}"
    return f"{len(texts)} mistakes give these numbers. {' Or: '.join(texts)} {look_at(' or '.join(looks))}"


def look_at(look: str) -> str:
    """Where to look, as a sentence."""
    return f"Look at: {look}." if look and look[-1] not in ".!?" else f"Look at: {look}"


def _differing(
    check: Check, reference: CheckReference, observations: Sequence[Observation], tolerance: Tolerance
) -> list[int]:
    """The cases in which the student differs: from the reference, or for a judge, by not answering."""
    if check.judge:
        return [i for i, observation in enumerate(observations) if not isinstance(observation, Answered)]
    pairs = zip(reference.reference, observations, strict=True)
    return [i for i, (expected, got) in enumerate(pairs) if not same(expected, got, tolerance)]


def _matching(
    reference: CheckReference,
    observations: Sequence[Observation],
    differing: Sequence[int],
    tolerance: Tolerance,
) -> tuple[str, ...]:
    """The misconceptions that agree with the student in every case; else in every case that differs."""

    def agreeing(cases: Sequence[int]) -> tuple[str, ...]:
        return tuple(
            name
            for name, wrong in reference.wrong.items()
            if wrong  # none are observed where a judge decides
            and all(same(wrong[i], observations[i], tolerance) for i in cases)
        )

    return agreeing(range(len(observations))) or agreeing(differing)


def _judged(
    check: Check,
    reference: CheckReference,
    observations: Sequence[Observation],
    answers: Mapping[str, Answer],
) -> Diagnosis:
    """What the check's judge finds; what it cannot read is wrong, and noted as a fault."""
    assert check.judge is not None
    try:
        finding = check.judge(reference.cases, observations)
    except Exception as error:  # judges compute with whatever the student's code returned
        got = short_repr(next(o.value for o in observations if isinstance(o, Answered)))
        seen = f"What came back has not the form that the task asks for: {got}."
        fault = f"{type(error).__name__}: {error}"
        return Diagnosis(Outcome.WRONG, (), f"{seen} {look_at(check.look)}", fault)
    return PASSED if finding is None else _found(check, finding, answers)


def _found(check: Check, finding: Finding, answers: Mapping[str, Answer]) -> Diagnosis:
    seen = f"{finding.seen[:1].upper()}{finding.seen[1:]}".rstrip(".")
    if finding.misconception not in answers:
        return Diagnosis(Outcome.WRONG, (), f"{seen}. {look_at(check.look)}")
    told = told_misconceptions([finding.misconception], answers)
    return Diagnosis(Outcome.WRONG, (finding.misconception,), f"{seen}. {told}" if seen else told)


def _first_seen(reference: CheckReference, observation: Observation, index: int, tolerance: Tolerance) -> str:
    """What was seen in the first case that differs: one or two sentences."""
    case = f"In the case “{reference.cases[index].name}”"
    if isinstance(observation, Answered):
        return _difference_seen(case, reference.reference[index], observation, tolerance)
    if isinstance(observation, Missing):
        return f"Your notebook does not define `{observation.name}`, or not under that name."
    if isinstance(observation, Raised):
        return _raised_seen(case, observation)
    return f"{case}, {STOPPED_SEEN[observation.why]}"


def _difference_seen(case: str, expected: Answered, got: Answered, tolerance: Tolerance) -> str:
    difference = first_difference(expected, got, tolerance)
    assert difference is not None
    if difference.place.startswith("log"):
        where = f" at {difference.place[3:]}" if difference.place[3:] else ""
        calls = f"the record of the calls that your code made should hold {difference.expected}{where}"
        return f"{case}, {calls}; it holds {difference.got}."
    what = f"the item {difference.place} of the result" if difference.place else "the result"
    return f"{case}, {what} should be {difference.expected}; your code gave {difference.got}."


def _raised_seen(case: str, raised: Raised) -> str:
    if raised.kind == "NotImplementedError":
        return "This part is still to be written: it raises NotImplementedError, as it was handed out."
    message = f": {raised.message.splitlines()[0][:MAX_TEXT]}" if raised.message.strip() else ""
    line = f", at the line `{raised.line}`" if raised.line else ""
    return f"{case}, your code raised {raised.kind}{message}{line}."


STOPPED_SEEN = {
    "time": "your code had not come back when its time was over. The usual reason is an endless loop.",
    "memory": "your code asked for more memory than it may use. The usual reason is a growing list.",
    "died": "the Python process ended in the middle of your code. The usual reason is a call that ends it.",
    "garbled": "what your code's process sent could not be read, so it was ended.",
}
