"""Is the right misconception named, and the right words found where there is none?"""

from types import MappingProxyType

import pytest

from autograder.answers import Answer
from autograder.checks import Answered, Case, Check, Finding, Missing, Raised, Stopped
from autograder.diagnose import diagnose
from autograder.references import CheckReference
from autograder.result import Outcome

CASES = tuple(Case(name, "probe") for name in ("the first", "the second", "the third"))
ANSWERS = {
    name: Answer("wrong", name, name, "", ("check",), f"Diagnosis of {name}.", "Day 1")
    for name in ("doubled", "twin", "negative", "raising")
}
WRONG = {
    "doubled": (Answered(2.0), Answered(4.0), Answered(6.0)),
    "twin": (Answered(2.0), Answered(4.0), Answered(6.0)),
    "negative": (Answered(-1.0), Answered(2.0), Answered(-3.0)),
    "raising": (Raised("ValueError", "no"), Answered(2.0), Answered(3.0)),
}
REFERENCE = CheckReference(CASES, (Answered(1.0), Answered(2.0), Answered(3.0)), MappingProxyType(WRONG))


def diagnosed(*observations, judge=None):
    return diagnose(
        Check("check", "Title", "the rule", lambda draw: [], judge), REFERENCE, observations, ANSWERS
    )


def values(*numbers):
    return [Answered(number) for number in numbers]


def test_the_references_numbers_pass():
    assert diagnosed(*values(1.0, 2.0, 3.0)).outcome is Outcome.PASSED


def test_a_match_in_every_case_names_all_twins():
    found = diagnosed(*values(2.0, 4.0, 6.0))
    assert (found.outcome, found.misconceptions) == (Outcome.WRONG, ("doubled", "twin"))
    assert "Diagnosis of doubled. Or: Diagnosis of twin." in found.message
    assert found.message.endswith("Look at: Day 1.")


def test_a_match_where_the_student_differs_is_second_best():
    assert diagnosed(*values(1.0, 4.0, 3.0)).misconceptions == ("doubled", "twin")
    assert diagnosed(*values(-1.0, 2.0, 3.0)).misconceptions == ("negative",)
    assert diagnosed(*values(-1.0, 4.0, 3.0)).misconceptions == ()


def test_a_raise_is_matched_by_what_it_says():
    found = diagnosed(Raised("ValueError", "no"), Answered(2.0), Answered(3.0))
    assert (found.outcome, found.misconceptions) == (Outcome.RAISED, ("raising",))
    found = diagnosed(Raised("ValueError", "something else", "x = y"), Answered(2.0), Answered(3.0))
    assert (found.outcome, found.misconceptions) == (Outcome.RAISED, ())
    assert "raised ValueError: something else, at the line `x = y`" in found.message


def test_no_match_tells_the_first_difference_and_where_to_look():
    message = diagnosed(*values(1.0, 7.0, 3.0)).message
    assert message == "In the case “the second”, the result should be 2; your code gave 7. Look at: the rule."


@pytest.mark.parametrize(
    ("observation", "outcome", "words"),
    [
        (Missing("f"), Outcome.MISSING, "does not define `f`"),
        (Raised("NotImplementedError", ""), Outcome.MISSING, "still to be written"),
        (Stopped("time"), Outcome.STOPPED, "endless loop"),
        (Stopped("memory"), Outcome.STOPPED, "memory"),
        (Stopped("died"), Outcome.STOPPED, "ended"),
        (Stopped("garbled"), Outcome.STOPPED, "could not be read"),
    ],
)
def test_what_is_no_answer_is_told_in_its_own_words(observation, outcome, words):
    found = diagnosed(*[observation] * 3)
    assert (found.outcome, found.misconceptions) == (outcome, ())
    assert words in found.message


def test_a_judge_names_what_it_saw():
    found = diagnosed(*values(1, 2, 3), judge=lambda cases, seen: Finding("negative", "the sum was 6"))
    assert found.misconceptions == ("negative",)
    assert found.message == "The sum was 6. Diagnosis of negative. Look at: Day 1."
    found = diagnosed(*values(1, 2, 3), judge=lambda cases, seen: Finding("", "the sum was 6."))
    assert (found.misconceptions, found.message) == ((), "The sum was 6. Look at: the rule.")
    assert diagnosed(*values(9, 9, 9), judge=lambda cases, seen: None).outcome is Outcome.PASSED


def test_a_judge_that_cannot_read_what_came_back_finds_it_wrong_and_notes_why():
    found = diagnosed(*values("a", "b", "c"), judge=lambda cases, seen: seen[0].value + 1)
    assert found.outcome is Outcome.WRONG
    assert "has not the form" in found.message
    assert found.fault.startswith("TypeError")


def test_a_judge_is_not_asked_about_what_was_not_answered():
    found = diagnosed(Answered(1.0), Stopped("time"), Stopped("time"), judge=lambda cases, seen: None)
    assert found.outcome is Outcome.STOPPED
    found = diagnosed(Raised("ValueError", "no"), Answered(1), Answered(1), judge=lambda cases, seen: None)
    assert found.misconceptions == ("raising",)


@pytest.mark.parametrize(
    ("log", "words"),
    [
        ((1.0, 2.5), "the calls that your code made should hold 2 at [1]; it holds 2.5."),
        ((1.0,), "the calls that your code made should hold a list of length 2; it holds length 1."),
    ],
)
def test_a_difference_in_the_calls_is_told_as_one(log, words):
    reference = CheckReference(CASES[:1], (Answered(1.0, (1.0, 2.0)),), MappingProxyType({}))
    found = diagnose(Check("check", "Title", "", lambda draw: []), reference, [Answered(1.0, log)], {})
    assert found.outcome is Outcome.WRONG
    assert words in found.message
