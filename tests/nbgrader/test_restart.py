"""Killed at any moment and started again: every grade is there, once."""

import os
import signal
import subprocess
import sys
import time

import pytest

from autograder.batch import grade_class, jobs
from autograder.course import REPOSITORY
from autograder.errors import SandboxUnavailable
from autograder.limits import Limits
from autograder.results import read_results
from autograder.workers import Workers

STUDENTS = 24


@pytest.mark.parametrize("seconds", [0.0, 0.15])
def test_killed_and_started_again(klass, seconds):
    for number in range(STUDENTS):
        klass.hand_in(f"s{number:02d}", klass.answer("sum" if number % 2 else "squares"))
    command = [sys.executable, "-m", "autograder", "grade", "double", "--workers", "1"]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    grading = subprocess.Popen(command, cwd=klass.course.root, env=environment, stderr=subprocess.DEVNULL)
    first = klass.course.folder("autograded", "s00", "double") / "double.ipynb"
    deadline = time.monotonic() + 120
    while not first.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(seconds)
    grading.send_signal(signal.SIGKILL)
    grading.wait()

    left = jobs(klass.course, "double")
    finished = grade_class(klass.course, "double", progress=False, workers=1)
    assert {each.student for each in finished} == {job.student for job in left}
    results = dict(read_results(klass.course.results("double")))
    assert len(results) == STUDENTS
    with klass.gradebook() as gradebook:
        held = {row.student.id: row.score for row in gradebook.assignment_submissions("double")}
    assert held == {student: result.points for student, result in results.items()}
    assert held == {f"s{number:02d}": 5.0 if number % 2 else 2.0 for number in range(STUDENTS)}


def test_a_grader_that_cannot_start_is_an_error_not_a_grade(klass, monkeypatch):
    def refuse(*_, **__):
        raise SandboxUnavailable("no sandbox here")

    monkeypatch.setattr("autograder.workers.Zygote", refuse)
    klass.hand_in("ada", klass.answer("sum"))
    with pytest.raises(SandboxUnavailable, match="no sandbox here"):
        grade_class(klass.course, "double", progress=False)
    assert dict(read_results(klass.course.results("double"))) == {}


def test_workers_end_when_there_was_nothing_for_them():
    with Workers(1, Limits()) as workers:
        threads = workers._threads
    assert not any(thread.is_alive() for thread in threads)
