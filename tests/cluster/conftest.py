import nbformat
import pytest

from autograder.assignment import notebook_of
from autograder.course import REPOSITORY, Course
from bench.nodes import Nodes, course_copy

STEM = "day10_step_decay"


@pytest.fixture(scope="session")
def assignment():
    return Course.find(REPOSITORY).assignment(STEM)


@pytest.fixture(scope="session")
def answers(assignment):
    """The bytes of every answer in the bank, by kind and name."""
    return {
        f"{kind}-{each.stem}": nbformat.writes(notebook_of(assignment, each)).encode()
        for kind in ("right", "wrong")
        for each in assignment.answers[kind]
    }


@pytest.fixture(scope="session")
def copy_course(tmp_path_factory):
    """A maker of course folders that share no file."""
    return lambda: course_copy(tmp_path_factory.mktemp("course") / "copy", REPOSITORY / "solutions", STEM)


@pytest.fixture(scope="session")
def klass(copy_course):
    """A maker of classes: what each student handed in, in a course of its own."""

    def make(handed_in):
        course = Course.find(copy_course())
        for student, data in handed_in.items():
            folder = course.folder("submitted", student, STEM)
            folder.mkdir(parents=True)
            (folder / f"{STEM}.ipynb").write_bytes(data)
        return course

    return make


@pytest.fixture(scope="module")
def nodes(tmp_path_factory):
    """A maker of schedulers that have no workers yet; all processes end with the last test of the file."""
    started = []

    def make(*options, **settings):
        started.append(Nodes(tmp_path_factory.mktemp("nodes"), *options, **settings).__enter__())
        return started[-1]

    yield make
    for each in started:
        each.__exit__(None, None, None)
