"""The same banks through the real grader: a child process for each answer, as for a student."""

import pytest
from catalog import SEEDS, STEMS, assignment, references, released_notebook

from autograder import release
from autograder.assignment import notebook_of, reference_answer
from autograder.grader import Grader
from autograder.limits import Limits
from autograder.result import Outcome, Status

SEED = SEEDS[0]
PATIENT = Limits(cell_seconds=60, call_seconds=60, submission_seconds=300)  # what counts here is not the time
WITHHOLDING = [stem for stem in STEMS if assignment(stem).withholds]


@pytest.mark.parametrize("stem", STEMS)
def test_a_bank_is_judged_through_the_sandbox_as_it_declares(stem):
    given = assignment(stem)
    with Grader(given, seed=SEED, limits=PATIENT, references=references(stem, SEED)) as grader:
        for answer in [reference_answer(given), *given.answers["right"], *given.answers["wrong"]]:
            result = grader.grade(release.notebook_bytes(notebook_of(given, answer)))
            lost = [check for check in result.checks if check.outcome is not Outcome.PASSED]
            assert result.status is Status.GRADED, (answer.stem, result.reason)
            assert {check.name for check in lost} == set(answer.fails), answer.stem
            assert not lost or any(answer.stem in check.misconceptions for check in lost), answer.stem
        stub = grader.grade(release.notebook_bytes(released_notebook(stem)))
        assert stub.points == 0
        assert {check.outcome for check in stub.checks} == {Outcome.MISSING}


@pytest.mark.parametrize("stem", WITHHOLDING)
def test_what_is_withheld_cannot_be_handed_in(stem):
    """A solution cell that only imports the library's own function gets nothing, and says why."""
    given = assignment(stem)
    module, _, attribute = given.withholds[0].rpartition(".")
    task, place = next((cell.task, cell.id) for cell in given.cells if cell.role == "solution")
    notebook = notebook_of(given)
    solution = next(cell for cell in notebook.cells if cell.id == place)
    solution.source = f"from {module} import {attribute} as {task}"
    with Grader(given, seed=SEED, limits=PATIENT, references=references(stem, SEED)) as grader:
        result = grader.grade(release.notebook_bytes(notebook))
    assert result.points == 0
    assert any("this is what you write here" in check.message for check in result.checks)
