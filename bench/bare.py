"""How far grading is from its lower bound: a bare fork that runs the same code, and grades nothing.

Both are warm when the clock starts. Two bounds: the submission's cells alone, and the cells with the calls
that the checks make of them.
"""

from __future__ import annotations

import gc
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click
import nbformat

from autograder.assignment import Assignment
from autograder.course import REPOSITORY, Course
from autograder.limits import Limits
from autograder.local import LocalStudent
from autograder.references import References, compute
from autograder.workers import Job, Workers
from bench.grading import notebooks


def graded_seconds(assignment: Assignment, references: References, data: list[bytes], workers: int) -> float:
    """Seconds to grade all, sandboxed, from bytes to results; nothing is recorded."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        jobs = [
            Job(f"{number:04d}", Path(folder, f"{number}.ipynb")) for number in range(len(data) + workers)
        ]
        for job, content in zip(jobs, [*data[:workers], *data], strict=True):
            job.path.write_bytes(content)
        with Workers(workers, Limits()) as grading:
            results = grading.grade(assignment, references, jobs)
            for _ in range(workers):  # the first ones wait for the sandboxes to start
                next(results)
            started = time.perf_counter()
            assert sum(1 for _ in results) == len(data)
            return time.perf_counter() - started


def bare_seconds(
    assignment: Assignment, references: References | None, data: list[bytes], workers: int
) -> float:
    """Seconds to run all in forks of this process, `workers` at a time; with the checks' calls if given."""
    notebooks = [nbformat.reads(content, nbformat.NO_CONVERT) for content in data]
    gc.freeze()
    started = time.perf_counter()
    lanes = [_fork(_run_each, assignment, references, notebooks[lane::workers]) for lane in range(workers)]
    for pid in lanes:
        os.waitpid(pid, 0)
    return time.perf_counter() - started


def _run_each(
    assignment: Assignment, references: References | None, notebooks: list[nbformat.NotebookNode]
) -> None:
    for notebook in notebooks:
        os.waitpid(_fork(_run, assignment, references, notebook), 0)


def _run(assignment: Assignment, references: References | None, notebook: nbformat.NotebookNode) -> None:
    student = LocalStudent(assignment, notebook)
    for check in references.checks.values() if references else ():
        for case in check.cases:
            student.observe(case)


def _fork(run: Callable[..., None], *args: object) -> int:
    """The process id of a child that runs this and ends."""
    pid = os.fork()
    if pid == 0:
        try:
            run(*args)
        finally:
            os._exit(0)
    return pid


@click.command()
@click.option("--assignment", default="day05_zero_grad", show_default=True)
@click.option("--students", default=200, show_default=True)
@click.option("--workers", default=os.cpu_count() or 1, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(assignment: str, students: int, workers: int, seed: int) -> None:
    """Print the milliseconds of a submission: both bounds, and grading without the record."""
    known = Course.find(REPOSITORY).assignment(assignment)
    references = compute(known, seed)
    data = notebooks(known, students, seed)
    seconds = {
        "bare fork, cells": bare_seconds(known, None, data, workers),
        "bare fork, cells and calls": bare_seconds(known, references, data, workers),
        "graded, no record": graded_seconds(known, references, data, workers),
    }
    for what, took in seconds.items():
        click.echo(f"{what:28s}{took / students * 1000:7.1f} ms a submission")
    graded = seconds["graded, no record"]
    ratios = {what: round(graded / took, 2) for what, took in seconds.items()}
    figures = {"assignment": assignment, "students": students, "workers": workers, "times_the_bound": ratios}
    click.echo(json.dumps(figures))


if __name__ == "__main__":
    main()
