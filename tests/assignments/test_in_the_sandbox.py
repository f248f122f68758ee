"""The same banks through the real grader: a child process for each answer, as for a student."""

import pytest
from catalog import SEEDS, STEMS, assignment, references, released_notebook

from autograder import release
from autograder.assignment import notebook_of, reference_answer
from autograder.bank import grade_answer
from autograder.grader import Grader
from autograder.result import Outcome, Status

SEED = SEEDS[0]


def judged(result):
    return {check.name: (check.outcome, check.points, check.misconceptions) for check in result.checks}


@pytest.mark.parametrize("stem", STEMS)
def test_the_sandboxed_grader_judges_a_bank_as_the_local_one_does(stem):
    given = assignment(stem)
    answers = [reference_answer(given), *given.answers["right"], *given.answers["wrong"]]
    with Grader(given, seed=SEED, references=references(stem, SEED)) as grader:
        for answer in answers:
            result = grader.grade(release.notebook_bytes(notebook_of(given, answer)))
            local = grade_answer(given, answer, SEED, references=references(stem, SEED))
            assert result.status is Status.GRADED, (answer.stem, result.reason)
            assert judged(result) == judged(local), answer.stem
        stub = grader.grade(release.notebook_bytes(released_notebook(stem)))
        assert stub.points == 0
        assert {check.outcome for check in stub.checks} == {Outcome.MISSING}


@pytest.mark.parametrize("stem", STEMS)
def test_what_is_withheld_cannot_be_handed_in(stem):
    """A solution cell that only imports the library's own function gets nothing, and says why."""
    given = assignment(stem)
    if not given.withholds:
        pytest.skip("nothing of the library is withheld here")
    name = given.withholds[0]
    module, _, attribute = name.rpartition(".")
    notebook = notebook_of(given)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == f"write_{attribute}":
            cell.source = f"from {module} import {attribute}"
    with Grader(given, seed=SEED, references=references(stem, SEED)) as grader:
        result = grader.grade(release.notebook_bytes(notebook))
    assert result.points == 0
    assert any("this is what you write here" in check.message for check in result.checks)
