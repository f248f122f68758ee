import copy
import json
import shutil
from pathlib import Path

import nbformat
import pytest

from autograder import assignment as assignments
from autograder import release
from autograder.course import CONFIG, REPOSITORY, Course

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="session")
def solutions(tmp_path_factory):
    """A solutions folder with the one small assignment `double`."""
    root = tmp_path_factory.mktemp("course") / "solutions"
    for path in FIXTURES.rglob("*.txt"):
        target = (root / path.relative_to(FIXTURES)).with_suffix(".py")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return root


@pytest.fixture(scope="session")
def course(solutions):
    shutil.copy(REPOSITORY / CONFIG, solutions.parent)
    return Course.find(solutions.parent)


@pytest.fixture(scope="session")
def assignment(solutions):
    return assignments.load("double", solutions)


@pytest.fixture(scope="session")
def source_path(solutions):
    return solutions / "double" / "double.py"


@pytest.fixture(scope="session")
def released(source_path, course):
    return release.released_notebook(release.source_notebook(source_path), course.config)


@pytest.fixture
def notebook(released):
    return copy.deepcopy(json.loads(nbformat.writes(released)))
