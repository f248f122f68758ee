"""Are references the same for the same seed, and is an unsound assignment told?"""

from dataclasses import replace

import pytest
import torch

from autograder.assignment import notebook_of
from autograder.bank import grade_answer
from autograder.checks import Answered, Case, Check, Draw, Finding, Raised
from autograder.compare import Tolerance, same
from autograder.errors import AssignmentError
from autograder.local import LocalStudent
from autograder.references import compute, observe_local
from autograder.result import Outcome

SEED = 20


def test_the_same_seed_gives_the_same_numbers(tiny, references):
    again = compute(tiny, SEED)
    for name, check in references.checks.items():
        for one, other in zip(check.reference, again.checks[name].reference, strict=True):
            assert same(one, other, Tolerance(0, 0))


def test_references_do_not_depend_on_or_touch_global_random_state(tiny, references):
    torch.manual_seed(1)
    before = torch.random.get_rng_state()
    again = compute(tiny, SEED)
    assert torch.equal(before, torch.random.get_rng_state())
    first = references.checks["spreads"].reference[0]
    assert same(first, again.checks["spreads"].reference[0], Tolerance(0, 0))


def test_an_answer_that_changes_its_input_does_not_reach_the_next(tiny, references):
    given = observe_local(tiny, tiny.misconceptions["in_place"], SEED)
    expected = references.checks["doubles"].reference
    assert all(
        same(one, other, Tolerance(0, 0)) for one, other in zip(expected, given["doubles"], strict=True)
    )
    assert not same(references.checks["leaves_input"].reference[0], given["leaves_input"][0], Tolerance(0, 0))


def test_what_runs_here_and_in_the_sandbox_is_the_same(tiny, references, grader):
    import nbformat

    for answer in [None, *tiny.answers["right"], *tiny.answers["wrong"]]:
        here = grade_answer(tiny, answer, SEED, references=references)
        there = grader.grade(nbformat.writes(notebook_of(tiny, answer)).encode())
        told = [(check.name, check.outcome, check.misconceptions, check.message) for check in here.checks]
        assert told == [(c.name, c.outcome, c.misconceptions, c.message) for c in there.checks]


def test_a_reference_that_raises_is_told(tiny):
    broken = replace(tiny, probes_source="def doubled(student, x): raise ValueError('odd')\n" * 1)
    with pytest.raises(AssignmentError, match=r"tiny, doubles.*the reference gives Raised.*odd"):
        compute(broken, SEED)


def test_probes_that_do_not_load_are_told(tiny):
    with pytest.raises(AssignmentError, match=r"probes\.py"):
        compute(replace(tiny, probes_source="import no_such_module"), SEED)


def test_a_judge_that_refuses_the_reference_is_told(tiny):
    def judge(cases, observations):
        return Finding("", "never good")

    checks = tuple(
        replace(check, judge=judge) if isinstance(check, Check) else check for check in tiny.checks
    )
    with pytest.raises(AssignmentError, match="never good"):
        compute(replace(tiny, checks=checks), SEED)


def test_draws_are_of_one_check_only():
    def drawn(*name):
        draw = Draw(*name)
        return [draw.uniform(0, 1), draw.integer(0, 10**9), draw.normal(2).tolist()]

    assert drawn(1, "a", "b") == drawn(1, "a", "b")
    assert (
        len({str(drawn(*name)) for name in [(1, "a", "b"), (2, "a", "b"), (1, "b", "b"), (1, "a", "c")]}) == 4
    )


def test_a_local_answer_raises_with_its_line(tiny):
    answer = replace(tiny.answers["right"][0], source="def double(x):\n    y = x / 0\n    return y\n")
    given = LocalStudent(tiny, notebook_of(tiny, answer)).observe(Case("c", "doubled", {"x": 1.0}))
    assert given == Raised("ZeroDivisionError", "float division by zero", "y = x / 0")


def test_the_bank_grades_like_the_grader_without_running_it(tiny, references):
    result = grade_answer(tiny, tiny.misconceptions["squared"], SEED, references=references)
    assert [check.outcome for check in result.checks][:2] == [Outcome.WRONG, Outcome.PASSED]
    assert result.provenance["sandbox"].startswith("none")


def test_the_log_of_a_host_is_part_of_the_observation(references):
    answered = references.checks["averages"].reference[0]
    assert isinstance(answered, Answered)
    assert len(answered.log) == 4
