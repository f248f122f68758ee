import os
import socket
from pathlib import Path

import nbformat
import pytest
from asking import ask

from autograder.assignment import load, notebook_of, reference_answer
from autograder.grader import Grader
from autograder.limits import Limits
from autograder.references import compute
from autograder.zygote import Zygote

FIXTURES = Path(__file__).parent / "fixtures"
SEED = 20
QUICK = Limits(cell_seconds=2, call_seconds=1, submission_seconds=8, output_bytes=20_000)


@pytest.fixture(scope="session")
def tiny():
    return load("tiny", root=FIXTURES)


@pytest.fixture(scope="session")
def references(tiny):
    return compute(tiny, SEED)


@pytest.fixture(scope="session")
def grader(tiny, references):
    with Grader(tiny, seed=SEED, limits=QUICK, require_sandbox=True, references=references) as grader:
        yield grader


@pytest.fixture(scope="session")
def zygote():
    os.environ["SECRET_OF_HOST"] = "swordfish"  # must not be visible inside
    with Zygote(QUICK, required=True) as zygote:
        yield zygote


@pytest.fixture
def inside(zygote):
    """Run cells in a fresh child, then return what the last one's `answer()` gives."""

    def run(*cells):
        return ask(zygote, *cells)

    return run


@pytest.fixture(scope="session")
def handed_in(tiny):
    """The bytes of the reference, with solution cells replaced by name, and cells put before all others."""
    right = reference_answer(tiny)

    def make(*first, **replaced):
        notebook = notebook_of(tiny, right)
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id", "").removeprefix("write_")
            cell.source = replaced.get(name, cell.source)
        notebook.cells[:0] = [nbformat.v4.new_code_cell(source) for source in first]
        return nbformat.writes(notebook).encode()

    return make


@pytest.fixture
def pair():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs
