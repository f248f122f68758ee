"""A class graded by other processes that share no file: the same grades, none lost and none double."""

import time

import psutil
import pytest
from nbgrader.api import Gradebook

from autograder.batch import grade_class, jobs
from autograder.cluster import Cluster
from autograder.errors import ClusterError
from autograder.record import Recorder
from autograder.references import compute
from autograder.results import read_results
from autograder.workers import Workers

STEM = "day10_step_decay"
SEED = 11
SECONDS = 60


@pytest.fixture(scope="module")
def two(nodes, copy_course):
    """A scheduler with two workers, each with its own course."""
    cluster = nodes()
    for _ in range(2):
        cluster.worker(copy_course())
    with Cluster(cluster.address, None) as asking:
        asking.client.wait_for_workers(2, timeout=SECONDS)
    return cluster


@pytest.fixture(scope="module")
def handed_in(answers):
    return {**answers, "no-notebook": b"PK\x03\x04"}


@pytest.fixture(scope="module")
def here(klass, handed_in, assignment):
    """What every student gets from this machine's own workers."""
    course = klass(handed_in)
    with Workers(1, course.limits) as workers:
        graded = list(workers.grade(assignment, compute(assignment, SEED), jobs(course, STEM)))
    return {each.student: told(each.result) for each in graded}


def told(result):
    """All of a result but how it came about."""
    return (result.status, result.reason, result.seed, result.checks, result.cell_outputs)


def scores(course):
    """Each row of the gradebook; a student with two would be there twice."""
    with Gradebook(course.directory.db_url, course.directory.course_id) as gradebook:
        return sorted((row.student.id, row.score) for row in gradebook.assignment_submissions(STEM))


def until(true):
    deadline = time.monotonic() + SECONDS
    while not true() and time.monotonic() < deadline:
        time.sleep(0.05)
    return true()


def at_each_record(monkeypatch, do):
    """Call `do(number)` whenever a grade is recorded; the students in the order of their records."""
    recorded = []
    record = Recorder.record

    def watched(self, student, data, result):
        record(self, student, data, result)
        recorded.append(student)
        do(len(recorded))

    monkeypatch.setattr(Recorder, "record", watched)
    return recorded


def test_the_grades_are_those_of_this_machine(two, klass, handed_in, here, monkeypatch):
    course = klass(handed_in)
    warm = {worker.pid: set() for worker in two.workers}

    def look(_):
        for pid, seen in warm.items():
            seen |= {child.pid for child in psutil.Process(pid).children()}

    at_each_record(monkeypatch, look)
    graded = grade_class(course, STEM, dask=two.address, seed=SEED, progress=False)
    assert {each.student: told(each.result) for each in graded} == here
    kept = dict(read_results(course.results(STEM)))
    assert {student: told(result) for student, result in kept.items()} == here
    assert (
        len({result.provenance["worker"] for result in kept.values() if "worker" in result.provenance}) == 2
    )
    assert [len(seen) for seen in warm.values()] == [1, 1]  # one warm process for each worker, kept
    assert until(lambda: not any(psutil.pid_exists(pid) for seen in warm.values() for pid in seen))
    assert jobs(course, STEM) == []


def test_a_worker_killed_in_the_middle_loses_nothing(two, klass, handed_in, here, monkeypatch):
    course = klass(handed_in)
    victim = two.workers[0]
    recorded = at_each_record(monkeypatch, lambda number: number == 5 and victim.kill())
    graded = grade_class(course, STEM, dask=two.address, seed=SEED, progress=False)
    assert victim.wait(SECONDS) < 0
    assert sorted(recorded) == sorted(handed_in)
    assert {each.student: told(each.result) for each in graded} == here
    points = {student: sum(check.points for check in result[3]) for student, result in here.items()}
    assert scores(course) == sorted(points.items())


def test_another_version_grades_nothing(two, klass, answers, copy_course, monkeypatch):
    other = copy_course()
    with (other / "solutions" / STEM / "checks.py").open("a") as checks:
        checks.write("# changed\n")
    stranger = two.worker(other)
    course = klass({"ada": next(iter(answers.values()))})
    with Cluster(two.address, course.limits) as asking:
        asking.client.wait_for_workers(sum(each.poll() is None for each in two.workers), timeout=SECONDS)
    own = course.assignment(STEM).version
    says = rf"(?s)\(worker-2\).*assignment is \w+ there and {own} here.*restart the worker"
    with pytest.raises(ClusterError, match=says):
        grade_class(course, STEM, dask=two.address, seed=SEED, progress=False)

    for fitting in two.workers[:-1]:  # and one that comes when the others were asked
        fitting.kill()
        fitting.wait()
    monkeypatch.setattr(Cluster, "_require_fit", lambda *_: None)
    with pytest.raises(ClusterError, match=says):
        grade_class(course, STEM, dask=two.address, seed=SEED, progress=False)
    assert dict(read_results(course.results(STEM))) == {}
    assert scores(course) == []
    stranger.kill()
