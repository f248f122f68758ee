"""What runs on a Dask worker: one warm process, kept from one submission to the next of a run.

A worker reads the assignment from its own copy of the course and computes the references itself, from the
seed; only submissions and results travel. The warm process ends with the thread that started it, so all of
this happens in the one thread in which Dask runs a worker's tasks.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from distributed import Worker, get_worker

from autograder.cluster_connection import COURSE
from autograder.errors import ClusterError
from autograder.limits import Limits

if TYPE_CHECKING:
    from autograder.assignment import Assignment
    from autograder.grader import Grader
    from autograder.result import Result

SAME = (
    "Bring course, autograder and libraries there to what they are here (the same commit, and its "
    "requirements.txt), restart the worker, and grade again."
)
Done = TypeVar("Done")


@dataclass(frozen=True)
class Run:
    """What all submissions of one grading run have in common."""

    stem: str
    seed: int
    limits: Limits
    versions: tuple[tuple[str, str], ...]  # the grader's, as in autograder.versions


_warm: dict[Run, Grader] = {}  # the run that this worker is grading, if any


def grade(run: Run, data: bytes) -> Result:
    """The result of one submission; raises ClusterError, which names this worker, for a fault of its own."""
    worker = get_worker()
    try:
        result = _grader(run, worker).grade(data)
        return replace(result, provenance={**result.provenance, "worker": worker.address})
    except ClusterError:
        raise
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"
    # Outside, for an exception takes along what it was raised in, and not all of that can travel.
    raise ClusterError(f"The worker {worker.address} ({worker.name}) cannot grade {run.stem}. {fault}")


async def unfit(run: Run, dask_worker: Worker) -> str:
    """Why this worker must not grade; "" when it may."""
    return await _in_task_thread(dask_worker, lambda: _examined(run, dask_worker)[1])


async def close(dask_worker: Worker) -> None:
    """End the warm process, once what is running in it has ended."""
    await _in_task_thread(dask_worker, _close)


async def _in_task_thread(worker: Worker, function: Callable[[], Done]) -> Done:
    return await asyncio.get_running_loop().run_in_executor(worker.executors["default"], function)


def _grader(run: Run, worker: Worker) -> Grader:
    if run not in _warm:
        from autograder.grader import Grader

        _close()
        assignment, why_not = _examined(run, worker)
        if assignment is None:
            raise ClusterError(why_not)
        # A student's process could otherwise reach the scheduler, which runs whatever it is sent.
        _warm[run] = Grader(assignment, seed=run.seed, limits=run.limits, require_sandbox=True)
    return _warm[run]


def _close() -> None:
    while _warm:
        _warm.popitem()[1].close()


def _examined(run: Run, worker: Worker) -> tuple[Assignment | None, str]:
    """The assignment of this worker's own course; None and why when it is not the grader's."""
    from autograder.course import Course, CourseError
    from autograder.errors import AssignmentError
    from autograder.versions import differences, versions

    who = f"The worker {worker.address} ({worker.name})"
    if worker.state.nthreads != 1:
        return None, (
            f"{who} has {worker.state.nthreads} threads; a warm process serves one. Start it with "
            f"--nthreads 1, and --nworkers {worker.state.nthreads} for as many at a time."
        )
    place = os.environ.get(COURSE)
    try:
        assignment = Course.find(Path(place) if place else None).assignment(run.stem)
    except (AssignmentError, CourseError) as error:
        return None, f"{who} has no such assignment: {error} Name its course's folder in {COURSE}. {SAME}"
    differing = differences(dict(run.versions), versions(assignment.version))
    if differing:
        return None, f"{who} would not grade as this machine does: {'; '.join(differing)}. {SAME}"
    return assignment, ""
