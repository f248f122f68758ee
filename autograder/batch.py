"""Grade a class: several Graders side by side, and one recorder that takes results as they come."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import isclose
from typing import Any

from tqdm import tqdm

from autograder import garbage
from autograder.cluster import Cluster
from autograder.course import Course, CourseError
from autograder.interrupts import Interrupts
from autograder.result import Result
from autograder.results import fingerprint, read_result
from autograder.workers import Graded, Job, Workers


def jobs(course: Course, stem: str, *, force: bool = False, students: Iterable[str] = ()) -> list[Job]:
    """The submissions to grade: all, or those that are new or changed since they were graded."""
    found = _handed_in(course, stem, set(students))
    if force:
        return found
    done = {job.student: result.points for job in found if (result := _result_of(course, stem, job))}
    lost = _not_in_gradebook(course, stem, done) if done else set()
    return [job for job in found if job.student not in done or job.student in lost]


def _handed_in(course: Course, stem: str, wanted: set[str]) -> list[Job]:
    """Everyone's submission, or those of the wanted; raises CourseError for who handed in nothing."""
    found = [Job(*each) for each in course.submissions(stem) if not wanted or each[0] in wanted]
    missing = wanted - {job.student for job in found}
    where = course.folder("submitted", "*", stem)
    if missing:
        folder = course.folder("submitted", min(missing), stem)
        raise CourseError(f"{', '.join(sorted(missing))} handed in nothing for {stem}: there is no {folder}.")
    if not found:
        raise CourseError(
            f"Nobody has handed in anything for {stem}: there is no {where}. Take in a download with "
            f"`autograder collect {stem} PATH`, or put each notebook there."
        )
    return found


def _result_of(course: Course, stem: str, job: Job) -> Result | None:
    """The result of this very file, if it was recorded."""
    result = read_result(course.results(stem), job.student)
    notebook = course.folder("autograded", job.student, stem) / f"{stem}.ipynb"
    if result is None or not notebook.is_file():
        return None
    return result if result.provenance.get("sha256") == fingerprint(job.read()[0]) else None


def _not_in_gradebook(course: Course, stem: str, done: dict[str, float]) -> set[str]:
    """Students with a result that the gradebook does not hold: it was restored from a backup, or is new."""
    from autograder.gradebook import opened
    from autograder.rows import held

    with opened(course) as gradebook:
        known = held(gradebook, stem)
    return {
        student
        for student, points in done.items()
        if not isclose(known.get(student, -1.0), points, abs_tol=1e-6)
    }


def grade_class(course: Course, stem: str, **options: Any) -> list[Graded]:
    """All that `grade_each` gives."""
    return list(grade_each(course, stem, **options))


def grade_each(
    course: Course,
    stem: str,
    *,
    force: bool = False,
    students: Iterable[str] = (),
    workers: int | None = None,
    seed: int | None = None,
    require_sandbox: bool = False,
    dask: str = "",
    progress: bool = True,
) -> Iterator[Graded]:
    """Grade what is new in `class/submitted`, record it, and give each one then (without the bytes).

    `dask` is the address of a scheduler on whose workers to grade; else `workers` threads do it here.
    """
    work = jobs(course, course.known(stem), force=force, students=students)
    if work:
        with (
            Interrupts() as interrupts,
            _graders(course, len(work), workers, require_sandbox, dask) as grading,
        ):
            yield from _grade_and_record(course, stem, work, grading, interrupts, seed, progress)


def _graders(
    course: Course, most: int, workers: int | None, require_sandbox: bool, dask: str
) -> Workers | Cluster:
    """Who grades: the workers of a scheduler, which always have a sandbox, or threads of this process."""
    if dask:
        return Cluster(dask, course.limits)
    count = min(workers or os.cpu_count() or 1, most)
    return Workers(count, course.limits, require_sandbox=require_sandbox)


def _grade_and_record(
    course: Course,
    stem: str,
    work: list[Job],
    grading: Workers | Cluster,
    interrupts: Interrupts,
    seed: int | None,
    progress: bool,
) -> Iterator[Graded]:
    # Imported here because nbgrader takes a second, in which the warm processes are starting already.
    from autograder.record import Recorder
    from autograder.references import compute

    assignment = course.assignment(stem)
    references = compute(assignment, secrets.randbits(32) if seed is None else seed)
    garbage.settle()
    with (
        interrupts.shield(),
        Recorder(course, assignment) as recorder,
        tqdm(total=len(work), desc=stem, disable=not progress) as bar,
    ):
        for graded in interrupts.among(grading.grade(assignment, references, work)):
            recorder.record(graded.student, graded.data, graded.result)
            bar.update()
            yield replace(graded, data=b"")
