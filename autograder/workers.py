"""Threads that each own one warm process and grade whatever is next.

Nothing that needs torch is imported above: the sandboxes start first, and load it beside this process.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import TYPE_CHECKING, Self

from autograder.files import submitted_bytes
from autograder.limits import Limits
from autograder.result import CheckResult, Outcome, Result
from autograder.submission import Rejected
from autograder.zygote import Zygote

if TYPE_CHECKING:
    from autograder.assignment import Assignment
    from autograder.grader import Grader
    from autograder.references import References

ENDING_SECONDS = 3.0  # for what is being graded when somebody asks for the end


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


def refused(assignment: Assignment, rejected: Rejected, seed: int) -> Result:
    """The result of a submission without a readable file: 0 points, and why."""
    checks = tuple(
        CheckResult(check.name, check.title, 0.0, assignment.points[check.name], Outcome.NOT_RUN)
        for check in assignment.checks
    )
    return Result(assignment.stem, rejected.status, rejected.reason, checks, seed)


class Workers:
    """A context manager: the warm processes start as it is entered, while the caller prepares the rest."""

    def __init__(self, count: int, limits: Limits, *, require_sandbox: bool = False) -> None:
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._done: SimpleQueue[Graded | BaseException | None] = SimpleQueue()
        self._given: Future[tuple[Assignment, References]] = Future()
        run = (limits, require_sandbox)
        self._threads = [threading.Thread(target=self._run, args=run, daemon=True) for _ in range(count)]

    def grade(self, assignment: Assignment, references: References, work: list[Job]) -> Iterator[Graded]:
        """Each job's result as it is done; raises only what is wrong with the grader itself."""
        for job in [*work, *[None] * len(self._threads)]:
            self._jobs.put(job)
        self._given.set_result((assignment, references))
        running = len(self._threads)
        while running:
            item = self._done.get()
            if isinstance(item, BaseException):
                raise item
            if item is None:
                running -= 1
            else:
                yield item

    def _run(self, limits: Limits, require_sandbox: bool) -> None:
        try:
            with Zygote(limits, required=require_sandbox) as zygote:
                assignment, references = self._given.result()
                from autograder.grader import Grader

                grader = Grader(
                    assignment, seed=references.seed, limits=limits, references=references, zygote=zygote
                )
                while (job := self._jobs.get()) is not None:
                    self._done.put(_grade(grader, job))
        except BaseException as error:  # raised again in the caller's thread
            self._done.put(error)
        finally:
            self._done.put(None)

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._given.cancel()
        while not self._jobs.empty():
            self._jobs.get()
        for _ in self._threads:
            self._jobs.put(None)
        patience = ENDING_SECONDS if isinstance(error, KeyboardInterrupt) else None
        for thread in self._threads:
            thread.join(patience)


def _grade(grader: Grader, job: Job) -> Graded:
    data, rejected = job.read()
    result = refused(grader.assignment, rejected, grader.seed) if rejected else grader.grade(data)
    return Graded(job.student, data, result)
