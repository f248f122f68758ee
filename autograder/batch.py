"""Grade a class: several Graders side by side, and one recorder that takes results as they come."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from typing import Protocol

from tqdm import tqdm

from autograder.assignment import Assignment
from autograder.course import Course, CourseError
from autograder.files import submitted_bytes
from autograder.grader import Grader
from autograder.record import Recorder
from autograder.references import compute
from autograder.result import CheckResult, Outcome, Result
from autograder.results import fingerprint, read_result
from autograder.submission import Rejected


class Grades(Protocol):
    """Whatever grades the bytes of one submission."""

    def grade(self, data: bytes) -> Result:
        """The result; never raises for what a submission holds."""
        ...


MakeGrader = Callable[[], AbstractContextManager[Grades]]


@dataclass(frozen=True)
class Job:
    """One submission to grade."""

    student: str
    path: Path

    def read(self) -> tuple[bytes, Rejected | None]:
        """The bytes, and why there are none when the file cannot be read."""
        try:
            return submitted_bytes(self.path), None
        except Rejected as rejected:
            return b"", rejected


@dataclass(frozen=True)
class Graded:
    """A submission with its result."""

    student: str
    data: bytes
    result: Result


def jobs(course: Course, stem: str, *, force: bool = False, students: Iterable[str] = ()) -> list[Job]:
    """The submissions to grade: all, or those that are new or changed since they were graded."""
    wanted = set(students)
    found = [Job(*each) for each in course.submissions(stem) if not wanted or each[0] in wanted]
    missing = wanted - {job.student for job in found}
    if missing or not found:
        who = f"{', '.join(sorted(missing))} handed" if missing else "Nobody has handed"
        raise CourseError(f"{who} in nothing for {stem} in {course.folder('submitted', '*', stem)}.")
    return [job for job in found if force or not _is_done(course, stem, job)]


def _is_done(course: Course, stem: str, job: Job) -> bool:
    result = read_result(course.results(stem), job.student)
    notebook = course.folder("autograded", job.student, stem) / f"{stem}.ipynb"
    return (
        result is not None
        and notebook.is_file()
        and result.provenance.get("sha256") == fingerprint(job.read()[0])
    )


def refused(assignment: Assignment, rejected: Rejected, seed: int) -> Result:
    """The result of a submission without a readable file: 0 points, and why."""
    checks = tuple(
        CheckResult(check.name, check.title, 0.0, assignment.points[check.name], Outcome.NOT_RUN)
        for check in assignment.checks
    )
    return Result(assignment.stem, rejected.status, rejected.reason, checks, seed)


def grade_all(
    assignment: Assignment, work: list[Job], make_grader: MakeGrader, *, workers: int, seed: int
) -> Iterator[Graded]:
    """Each job's result as it is done; raises only what is wrong with the grader itself."""
    free: SimpleQueue[Grades] = SimpleQueue()

    def one(job: Job) -> Graded:
        data, rejected = job.read()
        if rejected:
            return Graded(job.student, data, refused(assignment, rejected, seed))
        grader = free.get()
        try:
            return Graded(job.student, data, grader.grade(data))
        finally:
            free.put(grader)

    with ExitStack() as started, ThreadPoolExecutor(workers) as pool:
        graders = [make_grader() for _ in range(min(workers, len(work)))]
        for grader in pool.map(lambda each: started.enter_context(each), graders):
            free.put(grader)
        try:
            for future in as_completed(pool.submit(one, job) for job in work):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def grade_class(
    course: Course,
    stem: str,
    *,
    force: bool = False,
    students: Iterable[str] = (),
    workers: int | None = None,
    seed: int | None = None,
    require_sandbox: bool = False,
    progress: bool = True,
) -> list[Graded]:
    """Grade what is new in `class/submitted`, record it, and say what was graded."""
    assignment = course.assignment(stem)
    work = jobs(course, stem, force=force, students=students)
    if not work:
        return []
    seed = secrets.randbits(32) if seed is None else seed
    references = compute(assignment, seed)

    def make() -> Grader:
        return Grader(
            assignment,
            seed=seed,
            limits=course.limits,
            references=references,
            require_sandbox=require_sandbox,
        )

    finished = []
    with (
        Recorder(course, assignment) as recorder,
        tqdm(total=len(work), desc=stem, disable=not progress) as bar,
    ):
        for graded in grade_all(assignment, work, make, workers=workers or os.cpu_count() or 1, seed=seed):
            recorder.record(graded.student, graded.data, graded.result)
            finished.append(replace(graded, data=b""))
            bar.update()
    return finished
