import aims
import pytest
from handed_in import instead
from targets import IDLE, LIMITS, SEED, assignment_of, references_of

from autograder.grader import Grader


@pytest.fixture(scope="module")
def grader_of():
    """Graders by stem, the last one kept: attacks on one assignment follow each other in one warm process."""
    held = {}

    def get(stem):
        if stem not in held:
            for grader in held.values():
                grader.close()
            held.clear()
            held[stem] = Grader(
                assignment_of(stem),
                seed=SEED,
                limits=LIMITS,
                require_sandbox=True,
                references=references_of(stem),
            )
        return held[stem]

    yield get
    for grader in held.values():
        grader.close()


@pytest.fixture(scope="module")
def idle_passes(grader_of):
    """The checks of an assignment that something passes which does nothing."""
    known = {}

    def get(stem):
        if stem not in known:
            results = [grader_of(stem).grade(instead(assignment_of(stem), source)) for source in IDLE]
            known[stem] = {check.name for result in results for check in result.checks if check.points}
        return known[stem]

    return get


@pytest.fixture(scope="session")
def attacked():
    """The fingerprint of the course that attacks aim at, before any of them."""
    return aims.course(), aims.fingerprint(aims.course())
