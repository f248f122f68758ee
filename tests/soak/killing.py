"""A class, the command that grades it, ways to end that command, and what must hold of what it leaves."""

import ctypes
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import nbformat
import psutil

from autograder.course import REPOSITORY, Course
from autograder.demo import make_course, plan
from autograder.results import read_result, read_results

STEM = "day05_zero_grad"
SEED = 7
PR_SET_CHILD_SUBREAPER = 36
PATIENCE = 120  # seconds until a run that should have got somewhere counts as hung
ORPHAN_SECONDS = 15  # a sandbox that is starting notices when it has loaded what it needs


class Class:
    """A course with a class made from the answer bank; `temporary` is the grader's folder for such files."""

    def __init__(self, root: Path, students: int) -> None:
        self.temporary = root / "temporary"
        self.temporary.mkdir(parents=True)
        (root / "course").mkdir()
        self.assignment = Course.find(REPOSITORY).assignment(STEM)
        self.planned = plan(self.assignment, SEED, students)
        self.course = make_course(root / "course", REPOSITORY / "solutions", self.assignment, self.planned)
        self.home = self.course.root / "class"

    @property
    def results(self):
        return self.course.results(STEM)

    def count(self):
        """How many are done, as the next run will see it."""
        return len(list(self.results.glob("*.json")))

    def start(self, *options, seed=SEED):
        environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "TMPDIR": str(self.temporary)}
        return subprocess.Popen(
            [sys.executable, "-m", "autograder", "grade", STEM, "--seed", str(seed), *options],
            cwd=self.course.root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def finish(self, *options):
        """Give the command again and let it end; what it said."""
        grading = self.start(*options)
        said, _ = grading.communicate(timeout=20 * PATIENCE)
        assert grading.returncode == 0, said.decode()
        return said.decode()

    def scores(self):
        """The points of every student, as the results tell."""
        return {student: result.points for student, result in read_results(self.results)}

    def expected(self):
        """The points of every student, as the answer bank tells."""
        top, lost = self.assignment.points, {each.student: each.loses for each in self.planned}
        return {
            student: 0.0 if loses is None else sum(top[name] for name in top if name not in loses)
            for student, loses in lost.items()
        }

    def forget(self):
        """As before the first run."""
        for folder in ("autograded", "results"):
            _remove(self.home / folder)
        (self.home / "gradebook.db").unlink()
        _remove(self.course.root / "build")


def _remove(folder):
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


class Moments:
    """Drawn moments for a kill: anywhere in a run, or as soon as something is there."""

    def __init__(self, seed, seconds):
        self.draw = random.Random(seed)
        self.seconds = seconds

    def wait(self, klass, grading):
        """Wait for the next moment, or the end of the command; what was waited for."""
        what = self.draw.choice(
            ["any time", "any time", "a new gradebook", "a notebook", "a commit", "a result"]
        )
        if what == "any time":
            with suppress(subprocess.TimeoutExpired):
                grading.wait(self.draw.uniform(0, self.seconds))
        else:
            await_sign(klass, grading, what, self.draw.randrange(1, 40))
        return what


def await_sign(klass, grading, what, count=1):
    """Wait for so many more notebooks or results, or for the gradebook; or until the command ends."""
    folder, pattern = {
        "a notebook": (klass.home / "autograded", "*/*/*.ipynb"),
        "a result": (klass.results, "*.json"),
        "a new gradebook": (klass.home, "*gradebook.db*"),
        "a commit": (klass.home, "gradebook.db-journal"),
    }[what]
    wanted = 1 if folder == klass.home else len(list(folder.glob(pattern))) + count
    deadline = time.monotonic() + PATIENCE
    while grading.poll() is None and time.monotonic() < deadline:
        if len(list(folder.glob(pattern))) >= wanted:
            return
        time.sleep(0.0005)
    assert grading.poll() is not None, f"{what} was not there after {PATIENCE} s"


def kill(grading):
    """SIGKILL to the command alone, not to its sandboxes; whether it was still running."""
    grading.send_signal(signal.SIGKILL)
    grading.communicate()
    return grading.returncode == -signal.SIGKILL


@contextmanager
def no_orphans():
    """Whatever is started in here and loses its parent comes to this process, and must have ended soon.

    Yields a list to which the seconds are appended that the last one took.
    """
    libc = ctypes.CDLL(None)
    before = {process.pid for process in psutil.Process().children()}
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    took = []
    try:
        yield took
        started = time.monotonic()
        while left := _still_there(before):
            assert time.monotonic() < started + ORPHAN_SECONDS, [each.cmdline()[:1] for each in left]
            time.sleep(0.005)
        took.append(time.monotonic() - started)
    finally:
        libc.prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


def _still_there(before):
    """The orphans that run; those that have ended are reaped."""
    orphans = [each for each in psutil.Process().children() if each.pid not in before]
    for orphan in orphans:
        with suppress(ChildProcessError):
            os.waitpid(orphan.pid, os.WNOHANG)
    return [each for each in orphans if each.is_running()]


def found(klass):
    """What a kill left, in words: how far the run was."""
    if not (klass.home / "gradebook.db").exists():
        return "while the gradebook was made" if any(klass.home.glob(".*")) else "before the gradebook"
    if (klass.home / "gradebook.db-journal").exists():
        return "in a transaction"
    if any(klass.home.rglob("*.part*")):
        return "in the middle of a file"
    rows, results = len(recorded(klass)), klass.count()
    if rows > results:
        return "between gradebook and results"
    notebooks = len(list((klass.home / "autograded").glob("*/*/*.ipynb")))
    return "before a commit" if notebooks > results else "with nothing begun"


def recorded(klass):
    """The students with a row; SQLite undoes what was not committed when it is opened."""
    with _database(klass) as database:
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'submitted_assignment'").fetchone():
            return []
        return [row[0] for row in database.execute("SELECT student_id FROM submitted_assignment")]


@contextmanager
def _database(klass):
    database = sqlite3.connect(klass.home / "gradebook.db")
    try:
        yield database
    finally:
        database.close()


def assert_consistent(klass, expected):
    """Every student graded once, the same everywhere, and nothing else left behind."""
    students = {each.student for each in klass.planned}
    assert klass.scores() == expected
    assert {path.stem for path in klass.results.iterdir()} == students
    assert all(read_result(klass.results, student) for student in students)
    for student in students:
        notebook = klass.course.folder("autograded", student, STEM) / f"{STEM}.ipynb"
        nbformat.validate(json.loads(notebook.read_bytes()))
        assert list(notebook.parent.iterdir()) == [notebook]
    assert {path.name for path in (klass.home / "autograded").iterdir()} == students
    assert_gradebook(klass, expected)
    assert {path.name for path in klass.home.iterdir()} == {
        *("autograded", "gradebook.db", "results", "submitted")
    }
    assert [path for path in klass.temporary.iterdir() if not is_of_nbgrader(path)] == []


def is_of_nbgrader(path):
    """The folder from which nbgrader asks alembic for a version, when it makes a new gradebook."""
    return path.is_dir() and {each.name for each in path.iterdir()} <= {"alembic.ini"}


def assert_gradebook(klass, expected):
    """One row for each student, one grade and comment for each cell, the points those of the results."""
    with _database(klass) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("SELECT count(*) FROM alembic_version").fetchall() == [(1,)]
        rows = database.execute("SELECT student_id FROM submitted_assignment").fetchall()
        assert sorted(rows) == sorted((student,) for student in expected)
        for kind, cells in (("grade", "grade_cells"), ("comment", "solution_cells")):
            held = database.execute(f"SELECT count(*), count(DISTINCT cell_id || notebook_id) FROM {kind}")
            there = database.execute(f"SELECT count(*) FROM {cells}").fetchone()[0]
            assert held.fetchone() == (there * len(expected),) * 2
        points = dict(database.execute(POINTS))
    assert points == expected


POINTS = """
SELECT student_id, sum(auto_score) FROM grade
JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id
JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id
GROUP BY student_id
"""
