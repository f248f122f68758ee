"""Right answers get full marks, wrong ones lose what they declare and are named, the stub gets nothing."""

import pytest
from catalog import SEEDS, STEMS, answer, answer_files, assignment, references, twins

from autograder.bank import grade_answer
from autograder.checks import Check
from autograder.result import Outcome


def grade(stem, given, seed):
    return grade_answer(assignment(stem), given, seed, references=references(stem, seed))


def failed(result):
    return {check.name: check for check in result.checks if check.outcome is not Outcome.PASSED}


@pytest.mark.parametrize(("stem", "name"), answer_files("right"))
def test_right_answers_get_full_marks(stem, name):
    for seed in SEEDS:
        result = grade(stem, answer(stem, "right", name), seed)
        assert not {check.name: check.message for check in failed(result).values()}, f"seed {seed}"
        assert result.points == result.max_points


@pytest.mark.parametrize("stem", STEMS)
def test_the_reference_gets_full_marks_and_the_stub_none(stem):
    from autograder.assignment import reference_answer

    reference = grade(stem, reference_answer(assignment(stem)), SEEDS[0])
    assert reference.points == reference.max_points > 0
    stub = grade(stem, None, SEEDS[0])
    assert stub.points == 0
    assert {check.outcome for check in stub.checks} == {Outcome.MISSING}


@pytest.mark.parametrize(("stem", "name"), answer_files("wrong"))
def test_wrong_answers_lose_what_they_should_and_are_named(stem, name):
    wrong, by_matching = answer(stem, "wrong", name), matched_checks(stem)
    for seed in SEEDS:
        lost = failed(grade(stem, wrong, seed))
        assert set(lost) == set(wrong.fails), f"seed {seed}"
        assert any(name in check.misconceptions for check in lost.values()), f"seed {seed}: never named"
        for check in lost.values():
            assert check.points == 0
            if check.name in by_matching:
                assert name in check.misconceptions, f"seed {seed}, {check.name}: {check.message}"
                others = set(check.misconceptions) - {name} - twins(stem, name)
                assert not others, f"seed {seed}: {check.name} cannot tell it from {others}"


def matched_checks(stem):
    """The checks that name a misconception by its numbers."""
    return {check.name for check in assignment(stem).checks if isinstance(check, Check) and not check.judge}


@pytest.mark.parametrize("stem", STEMS)
def test_declared_twins_are_twins(stem):
    """A declaration that no check needs would hide that a later change made two answers alike."""
    met = set()
    for name, wrong in assignment(stem).misconceptions.items():
        if wrong.same_numbers_as:
            for seed in SEEDS[:2]:
                for check in failed(grade(stem, wrong, seed)).values():
                    met |= {frozenset({name, other}) for other in check.misconceptions}
    declared = {
        frozenset({name, other})
        for name, wrong in assignment(stem).misconceptions.items()
        for other in wrong.same_numbers_as
    }
    assert not {tuple(sorted(pair)) for pair in declared - met}


@pytest.mark.parametrize("stem", STEMS)
def test_the_inputs_follow_the_seed(stem):
    """Nothing can be hard-coded: another seed asks other questions, the same seed the same ones."""
    from autograder.checks import Draw

    def asked(seed):
        checks = [check for check in assignment(stem).checks if isinstance(check, Check)]
        return [
            [(case.name, str(dict(case.args)), str(case.host() and vars(case.host()) if case.host else ""))]
            for check in checks
            for case in check.cases(Draw(seed, stem, check.name))
        ]

    assert asked(11) == asked(11)
    assert asked(11) != asked(12)
