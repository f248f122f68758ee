import copy
import json
import shutil
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder import assignment as assignments
from autograder import release
from autograder.course import CONFIG, REPOSITORY, Course
from autograder.result import CheckResult, Outcome, Result, Status

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


@pytest.fixture(scope="session")
def announced(course, source_path):
    """The course with its gradebook made, which takes a second."""
    from autograder.announce import announce

    announce(course, "double", release.source_notebook(source_path))
    return course.root


@pytest.fixture
def klass(announced, class_in, tmp_path):
    """A class of its own for each test."""
    shutil.copytree(announced, tmp_path / "course")
    return class_in(tmp_path / "course")


@pytest.fixture(scope="session")
def class_in():
    """A maker of classes: a course's folder in, its helpers out."""
    return lambda root: Class(Course.find(root))


class Class:
    """A course with helpers to hand in and to look up."""

    def __init__(self, course):
        self.course = course
        self.assignment = course.assignment("double")

    def hand_in(self, student, data, timestamp=None):
        folder = self.course.folder("submitted", student, "double")
        folder.mkdir(parents=True)
        (folder / "double.ipynb").write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
        if timestamp:
            (folder / "timestamp.txt").write_text(timestamp)
        return folder

    def answer(self, name):
        """The notebook with an answer of the bank filled in, as bytes."""
        answers = {each.stem: each for kind in ("right", "wrong") for each in self.assignment.answers[kind]}
        return nbformat.writes(assignments.notebook_of(self.assignment, answers[name])).encode()

    @contextmanager
    def gradebook(self):
        with Gradebook(self.course.directory.db_url, self.course.directory.course_id) as gradebook:
            yield gradebook

    def grades(self, student):
        """(automatic score, needs a person) of every cell."""
        with self.gradebook() as gradebook:
            notebook = gradebook.find_submission_notebook("double", "double", student)
            return {grade.name: (grade.auto_score, grade.needs_manual_grade) for grade in notebook.grades}

    def autograded(self, student):
        path = self.course.folder("autograded", student, "double") / "double.ipynb"
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        return notebook


@pytest.fixture(scope="session")
def result_of():
    """A result of `double` made by hand; a check without points was passed."""
    return _result_of


def _result_of(status=Status.GRADED, reason="", outputs=None, **points):
    top = {"doubles": 3.0, "infinite": 2.0}
    checks = tuple(
        CheckResult(
            name,
            f"Check {name}",
            points.get(name, most),
            most,
            Outcome.PASSED if points.get(name, most) == most else Outcome.WRONG,
            message="" if points.get(name, most) == most else "Seen: 4 for 3. Look at the task.",
        )
        for name, most in top.items()
    )
    return Result("double", status, reason, checks, 1, cell_outputs=outputs or {})
