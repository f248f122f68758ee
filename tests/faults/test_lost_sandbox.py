"""The warm process is killed from outside: students pay nothing, and nothing runs without a sandbox."""

import itertools

import psutil
import pytest
from classroom import SEED, Classroom

from autograder import sandbox
from autograder.errors import SandboxUnavailable
from autograder.grader import ATTEMPTS, Grader
from autograder.result import Status
from autograder.student import Student

SECONDS = 60  # until a process that was killed has to be gone
CASES = (3, 20, 60)  # of all that a class is asked, by number


def end_sandbox(zygote):
    """Kill the process in the sandbox, the one that takes the memory; bubblewrap's own follows it."""
    process = zygote._started.process
    for inside in psutil.Process(process.pid).children():
        inside.kill()
    process.wait(SECONDS)
    return process.pid


@pytest.fixture
def killing(monkeypatch):
    """Kills the sandbox, as the kernel does when memory is short, before it is asked some of the cases."""

    def when(chosen):
        observe, killed = Student._observe, []

        def killed_before(student, case):
            if chosen(student):
                killed.append(end_sandbox(student.zygote))
            return observe(student, case)

        monkeypatch.setattr(Student, "_observe", killed_before)
        return killed

    return when


def test_a_class_whose_sandbox_is_killed_again_and_again(classroom, killing):
    klass, asked = classroom(students=12), itertools.count()
    killed = killing(lambda _: next(asked) in CASES)
    ended = klass.grade("--require-sandbox")
    assert ended.exit_code == 0, ended.output
    assert len(set(killed)) == len(CASES)
    klass.require_grades()


@pytest.fixture(scope="module")
def grader(tmp_path_factory):
    klass = Classroom(tmp_path_factory.mktemp("lost") / "course", 1)
    with Grader(klass.assignment, seed=SEED, require_sandbox=True) as grader:
        right = next(each.stem for each in grader.assignment.answers["right"])
        grader.right = klass.answer(right)
        yield grader


def test_a_submission_with_which_the_sandbox_always_ends(grader, killing):
    students = []

    def each_once(student):
        students.append(student)
        return students.count(student) == 1

    killed = killing(each_once)
    lost = grader.grade(grader.right)
    assert (len(set(killed)), len(killed)) == (ATTEMPTS, ATTEMPTS)
    assert (lost.status, lost.points) == (Status.FAILED, 0.0)
    assert f"ended {ATTEMPTS} times" in lost.reason
    assert "a person will look" in lost.reason


def test_where_there_was_a_sandbox_nothing_runs_without(grader, monkeypatch):
    monkeypatch.setattr(sandbox.shutil, "which", lambda _: None)
    monkeypatch.setattr(grader.zygote, "required", False)
    end_sandbox(grader.zygote)
    with pytest.raises(SandboxUnavailable, match="bwrap is not installed"):
        grader.grade(grader.right)
