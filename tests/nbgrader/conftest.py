import copy
import json
from pathlib import Path

import nbformat
import pytest

from autograder import release

SOURCE = Path(__file__).parent / "fixtures" / "double.txt"


@pytest.fixture(scope="session")
def source_path(tmp_path_factory):
    path = tmp_path_factory.mktemp("solutions") / "double" / "double.py"
    path.parent.mkdir()
    path.write_text(SOURCE.read_text())
    return path


@pytest.fixture(scope="session")
def released(source_path):
    return release.released_notebook(release.source_notebook(source_path))


@pytest.fixture
def notebook(released):
    return copy.deepcopy(json.loads(nbformat.writes(released)))
