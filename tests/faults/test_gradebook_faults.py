"""A gradebook that cannot be written, is held by others, damaged or older: a clear error, nothing lost."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest
from classroom import ORDINARY, STEM, told

from autograder.record import Recorder
from autograder.results import read_results

pytestmark = pytest.mark.usefixtures("warm")

FIRST = ("--student", "student-01")
HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def begun(classroom):
    """A class of which one is graded."""

    def make(**options):
        klass = classroom(**options)
        assert klass.grade(*FIRST).exit_code == 0
        return klass

    return make


@contextmanager
def held_by_another(path):
    """Another process holds the gradebook; the block gets what lets it go."""
    command = [sys.executable, "-c", HOLD, str(path)]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert other.stdout.readline() == b"held\n"
        yield other.stdin.close
    finally:
        other.stdin.close()
        other.wait()


def test_a_gradebook_that_may_not_be_written(begun):
    klass = begun()
    path = klass.home / "gradebook.db"
    before = path.read_bytes()
    message = told(klass.grade_in(*ORDINARY, "--ro-bind", str(path), str(path)))
    assert f"{path} may be read but not written" in message
    assert "Give the user who runs this the right to write" in message
    assert path.read_bytes() == before
    klass.require_complete()


@pytest.mark.soak
def test_a_folder_that_may_not_be_written(classroom):
    klass = classroom()
    message = told(klass.grade_in(*ORDINARY, "--ro-bind", str(klass.home), str(klass.home)))
    assert f"{klass.home}/gradebook.db could not be written: Read-only file system." in message
    assert "mount it writable, or move the course" in message
    klass.require_complete()


def test_a_gradebook_that_is_held_for_long(begun):
    klass = begun()
    path = klass.home / "gradebook.db"
    klass.configure('c.CourseDirectory.db_url += "?timeout=0.2"')
    with held_by_another(path):
        message = told(klass.grade())
        assert f"{path}?timeout=0.2 is kept locked by another program: database is locked." in message
        assert "Close what holds it" in message
        assert "Close what holds it" in told(klass.run("export"))
    klass.require_complete()


def test_a_gradebook_that_is_held_for_a_moment(begun):
    klass = begun()
    with held_by_another(klass.home / "gradebook.db") as let_go:
        threading.Timer(1.5, let_go).start()
        klass.require_complete()


def test_others_can_write_while_submissions_are_graded(begun, monkeypatch):
    """As the formgrader does: the recorder holds no lock between two commits."""
    klass = begun()
    record, commits = Recorder.record, []

    def and_another_writes(self, *entry):
        record(self, *entry)
        other = sqlite3.connect(klass.home / "gradebook.db", timeout=0)
        commits.append(other.execute("UPDATE student SET first_name = 'Ada'").rowcount)
        other.commit()
        other.close()

    monkeypatch.setattr(Recorder, "record", and_another_writes)
    klass.require_complete()
    assert len(commits) == 3
    assert all(commits)


def test_a_damaged_gradebook(begun):
    klass = begun()
    path = klass.home / "gradebook.db"
    for at in (4096, 0):  # in the middle, then from the beginning on
        with path.open("r+b") as file:
            file.seek(at)
            file.write(b"no page of a database " * 4000)
        for message in (told(klass.grade()), told(klass.run("export")), told(klass.run("feedback", STEM))):
            assert f"{path} is damaged" in message
            assert "Restore it from a backup, or move it away" in message
    path.rename(klass.root / "damaged.db")
    klass.require_complete()


def test_a_gradebook_from_a_backup_gets_the_grades_that_came_later(begun):
    klass = begun()
    path, backup = klass.home / "gradebook.db", klass.root / "backup.db"
    shutil.copy(path, backup)
    klass.require_complete()
    shutil.copy(backup, path)
    message = told(klass.run("export"))
    assert "student-02 has a grade in" in message
    assert f"none in the gradebook: `autograder grade {STEM}` puts it there." in message
    assert "3 graded" in klass.grade().output
    klass.require_grades()
    assert "0 graded" in klass.grade().output


def test_a_gradebook_of_another_version_of_nbgrader(begun):
    klass = begun()
    with sqlite3.connect(klass.home / "gradebook.db") as gradebook:
        gradebook.execute("ALTER TABLE submitted_notebook DROP COLUMN late_submission_penalty")
    assert "is of another version of nbgrader" in told(klass.run("export"))
    assert "`nbgrader db upgrade`" in told(klass.grade())


def test_two_recorders_at_once_write_each_grade_once(classroom):
    klass = classroom()
    assert klass.grade().exit_code == 0
    results = list(read_results(klass.course.results(STEM)))
    (klass.home / "gradebook.db").unlink()
    with Recorder(klass.course, klass.assignment) as one, Recorder(klass.course, klass.assignment) as other:
        for student, result in results:
            for recorder in (one, other):
                recorder.record(student, b"", result)
    assert klass.recorded() == sorted(klass.expected().items())
