"""How much can a forger get who replaces the probes, and remembers what was right for other inputs?

Inputs are drawn anew for each grading run, so remembered numbers are wrong. What depends on no drawn input
can be remembered, what only tells of the inside of the process can be claimed: little may hang on both.
"""

import pytest
from targets import STEMS, assignment_of, references_of

from autograder.checks import Answered, Check
from autograder.diagnose import diagnose
from autograder.references import observe_local
from autograder.result import Outcome

SHARE = 0.3  # of the points, at most
SEEDS = (1, 2, 3, 4)  # of the gradings that are remembered
EMPTY = ([], (), {}, "", True, False, None, 0, 0.0)


def passes(check, reference, observations, misconceptions):
    return diagnose(check, reference, observations, misconceptions).outcome is Outcome.PASSED


def without_memory(reference):
    """What a forger can send who remembers nothing: its own arguments, and nothing at all."""
    cases = reference.cases
    for name in set.intersection(*(set(case.args) for case in cases)):
        yield [Answered(case.args[name]) for case in cases]
    for value in EMPTY:
        yield [Answered(value) for _ in cases]


@pytest.mark.parametrize("stem", STEMS)
def test_remembered_answers_earn_little(stem):
    given = assignment_of(stem)
    memory = [observe_local(given, None, seed) for seed in SEEDS]
    got = {}
    for check in given.checks:
        if isinstance(check, Check):
            reference = references_of(stem).checks[check.name]
            known = given.misconceptions
            hits = sum(passes(check, reference, before[check.name], known) for before in memory)
            if any(passes(check, reference, sent, known) for sent in without_memory(reference)):
                hits = len(memory)
            if hits:
                got[check.name] = given.points[check.name] * hits / len(memory)
    total = sum(given.points.values())
    assert sum(got.values()) <= SHARE * total, f"{sum(got.values()):g} of {total:g} by {got}"
