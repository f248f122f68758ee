"""Grade on the workers of a Dask scheduler: submissions go out as bytes, results come back.

Nothing that needs Dask is imported above: it is an extra.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import TYPE_CHECKING, Self

from autograder.cluster_connection import IN_FLIGHT_BYTES, connect
from autograder.errors import ClusterError
from autograder.limits import Limits
from autograder.result import Result, Status
from autograder.submission import Rejected
from autograder.workers import Graded, Job, refused

if TYPE_CHECKING:
    from distributed import Future

    from autograder.assignment import Assignment
    from autograder.cluster_worker import Run
    from autograder.references import References

WORKERS_SECONDS = 60.0  # without any worker, at the beginning or later, until that is an error
LOOK_SECONDS = 2.0  # between two counts of the workers
IN_FLIGHT = 8  # submissions sent and not yet recorded, for each worker
KILLED = "Several workers died while they graded it, though nothing else was being graded."
KEPT = "What was recorded is kept: give the command again to go on."


@dataclass(frozen=True)
class Sent:
    """A submission that is on the cluster."""

    job: Job
    data: bytes
    future: Future  # while it is held, Dask grades the submission again when a worker is lost


class Cluster:
    """A context manager that stands where Workers does, over the workers of one scheduler."""

    def __init__(self, address: str, limits: Limits) -> None:
        self.address = address
        self.limits = limits
        self._sent: dict[str, Sent] = {}
        self._sent_bytes = 0
        self._done: SimpleQueue[tuple[str, Result | BaseException]] = SimpleQueue()
        self._workers = 0
        self._looked = 0.0

    def grade(self, assignment: Assignment, references: References, work: list[Job]) -> Iterator[Graded]:
        """Each job's result as it arrives; raises ClusterError.

        A submission whose workers died is graded once more with none beside it: Dask blames all that wait
        on a worker that dies.
        """
        self._look()
        run = self._run(assignment, references)
        self._require_fit(run)
        suspects = []
        for job, data, result in self._results(run, assignment, work):
            if result is None:
                suspects.append(job)
            else:
                yield Graded(job.student, data, result)
        killed = refused(assignment, Rejected(Status.FAILED, KILLED), run.seed)
        for suspect in suspects:
            for job, data, result in self._results(run, assignment, [suspect]):
                yield Graded(job.student, data, result or killed)

    def _run(self, assignment: Assignment, references: References) -> Run:
        from autograder.cluster_worker import Run
        from autograder.versions import versions

        needed = tuple(versions(assignment.version).items())
        return Run(assignment.stem, references.seed, self.limits, needed)

    def _require_fit(self, run: Run) -> None:
        """Ask the workers that are there; one that comes later is examined by its first submission."""
        from autograder.cluster_worker import SAME, unfit

        found = []
        for worker, answer in self.client.run(unfit, run, on_error="return").items():
            if isinstance(answer, str):
                found += [answer] if answer else []
            elif not isinstance(answer, OSError):  # one that hangs up is gone, and does no harm
                found.append(f"The worker {worker} has no such autograder: {answer}. {SAME}")
        if found:
            raise ClusterError("\n".join(found[:5]))

    def _results(
        self, run: Run, assignment: Assignment, work: list[Job]
    ) -> Iterator[tuple[Job, bytes, Result | None]]:
        """Each job with its bytes and its result; None when the workers that had it died."""
        for job in work:
            data, rejected = job.read()
            if rejected:
                yield job, data, refused(assignment, rejected, run.seed)
                continue
            while self._is_full(len(data)):
                yield self._next()
            self._send(run, job, data)
        while self._sent:
            yield self._next()

    def _is_full(self, more: int) -> bool:
        self._look()
        too_large = bool(self._sent) and self._sent_bytes + more > IN_FLIGHT_BYTES
        return too_large or len(self._sent) >= IN_FLIGHT * self._workers

    def _send(self, run: Run, job: Job, data: bytes) -> None:
        from autograder.cluster_worker import grade

        future = self.client.submit(grade, run, data, pure=False)
        self._sent[str(future.key)] = Sent(job, data, future)
        self._sent_bytes += len(data)
        future.add_done_callback(self._arrived)

    def _arrived(self, future: Future) -> None:
        """In a thread of Dask's: fetch a result while the one before it is being recorded."""
        try:
            self._done.put((str(future.key), future.result()))
        except BaseException as error:  # looked at in the caller's thread
            self._done.put((str(future.key), error))

    def _next(self) -> tuple[Job, bytes, Result | None]:
        """What comes back next, whatever it is."""
        while True:
            with contextlib.suppress(Empty):
                key, answer = self._done.get(timeout=LOOK_SECONDS)
                break
            self._look()
        sent = self._sent.pop(key)
        self._sent_bytes -= len(sent.data)
        return sent.job, sent.data, _result(answer)

    def _look(self) -> None:
        """Count the workers, when the last count is old; wait while there are none."""
        if time.monotonic() < self._looked + LOOK_SECONDS:
            return
        deadline = time.monotonic() + WORKERS_SECONDS
        while not (workers := self._count()):
            if time.monotonic() > deadline:
                raise ClusterError(
                    f"The scheduler {self.address} has had no worker for {WORKERS_SECONDS:g} seconds. Start "
                    f"some, `dask worker {self.address} --nthreads 1 --nworkers NUMBER`. {KEPT}"
                )
            time.sleep(min(LOOK_SECONDS, 0.2))
        self._workers, self._looked = workers, time.monotonic()

    def _count(self) -> int:
        try:
            return len(self.client.nthreads())
        except OSError as error:
            raise ClusterError(f"The scheduler {self.address} is gone ({error}). {KEPT}") from None

    def __enter__(self) -> Self:
        self.client = connect(self.address)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        from autograder.cluster_worker import close

        with self.client, contextlib.suppress(OSError):  # a scheduler that is gone has nothing to close
            if self.client.status == "running":
                self.client.cancel([sent.future for sent in self._sent.values()])
                self.client.run(close, wait=False, on_error="ignore")


def _result(answer: Result | BaseException) -> Result | None:
    """The result; None when Dask gave up after several workers died; raises ClusterError for the rest."""
    from distributed import KilledWorker

    if isinstance(answer, Result):
        return answer
    if isinstance(answer, KilledWorker):
        return None
    if isinstance(answer, ClusterError):
        raise answer
    raise ClusterError(f"The cluster lost a submission ({type(answer).__name__}: {answer}). {KEPT}")
