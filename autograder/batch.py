"""Grade a class: several Graders side by side, and one recorder that takes results as they come."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from dataclasses import replace

from tqdm import tqdm

from autograder.course import Course, CourseError
from autograder.results import fingerprint, read_result
from autograder.workers import Graded, Job, Workers


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
    """Grade what is new in `class/submitted`, record it, and say what was graded (without the bytes)."""
    work = jobs(course, course.known(stem), force=force, students=students)
    if not work:
        return []
    count = min(workers or os.cpu_count() or 1, len(work))
    with Workers(count, course.limits, require_sandbox=require_sandbox) as grading:
        return _grade_and_record(course, stem, work, grading, seed, progress)


def _grade_and_record(
    course: Course, stem: str, work: list[Job], grading: Workers, seed: int | None, progress: bool
) -> list[Graded]:
    # Imported here because nbgrader takes a second, in which the warm processes are starting already.
    from autograder.record import Recorder
    from autograder.references import compute

    assignment = course.assignment(stem)
    references = compute(assignment, secrets.randbits(32) if seed is None else seed)
    finished = []
    with (
        Recorder(course, assignment) as recorder,
        tqdm(total=len(work), desc=stem, disable=not progress) as bar,
    ):
        for graded in grading.grade(assignment, references, work):
            recorder.record(graded.student, graded.data, graded.result)
            finished.append(replace(graded, data=b""))
            bar.update()
    return finished
