"""Grade submissions of one assignment: bytes in, Result out, whatever the bytes do."""

from __future__ import annotations

import platform
import time
import traceback
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

import numpy as np
import torch

from autograder.assignment import Assignment
from autograder.cells import Role
from autograder.checks import Raised, Stopped
from autograder.errors import AssignmentError, SandboxUnavailable, ZygoteLost
from autograder.judging import Sources, judge_all
from autograder.limits import Limits
from autograder.references import References, compute
from autograder.result import CheckResult, Outcome, Result, Status
from autograder.sandbox import BUBBLEWRAP, MEND
from autograder.student import Script, Student
from autograder.submission import Rejected, Submission, read
from autograder.watching import Asked, Watched
from autograder.zygote import Zygote

ATTEMPTS = 3  # to run a submission, while the sandbox itself ends
LOST = f"The sandbox itself ended {ATTEMPTS} times while this was run in it; a person will look."


class SandboxWarning(UserWarning):
    """Submissions run under limits alone."""


class Grader:
    """One warm process and the references of one grading run; use it in the thread that made it.

    Raises SandboxUnavailable when `require_sandbox` cannot be met, AssignmentError for an assignment that is
    not sound. `references` (of the same assignment and seed) may be shared between Graders; a `zygote` that
    was started before, with the same limits, is used and ended by this one.
    """

    def __init__(
        self,
        assignment: Assignment,
        *,
        seed: int,
        limits: Limits | None = None,
        require_sandbox: bool = False,
        references: References | None = None,
        zygote: Zygote | None = None,
    ) -> None:
        self.assignment = assignment
        self.seed = seed
        self.limits = limits or Limits()
        self.references = references or compute(assignment, seed)
        if (self.references.version, self.references.seed) != (assignment.version, seed):
            raise ValueError(
                f"the references are of seed {self.references.seed}, version {self.references.version}"
            )
        torch.set_num_threads(1)
        self.zygote = zygote or Zygote(self.limits, required=require_sandbox)
        self.asked: list[Asked] = []  # of the submission graded last, as are
        self.cell_errors: Mapping[str, Raised | Stopped] = {}  # the cells that did not end well
        self._warn()

    def grade(self, data: bytes) -> Result:
        """The grade of one .ipynb file; never raises for what the file holds or its code does."""
        started = time.perf_counter()
        try:
            submission = read(data, self.assignment)
            return self._graded(submission, started)
        except Rejected as rejected:
            return self._refused(rejected, started)
        except (AssignmentError, SandboxUnavailable, ZygoteLost):
            raise
        except Exception as error:  # a fault of ours, that no other submission should pay for
            said = f"The grader itself failed on it ({type(error).__name__}); a person will look."
            fault = "".join(traceback.format_exception(error)[-2:]).strip()
            return self._refused(Rejected(Status.FAILED, said), started, fault)

    def _graded(self, submission: Submission, started: float) -> Result:
        """The grade of a run in which the sandbox held: its end is no fault of the student's.

        Raises Rejected when it ends each time with this submission in it.
        """
        for attempt in range(1, ATTEMPTS + 1):
            before = self.zygote.lost
            try:
                result = self._run(submission, started)
            except ZygoteLost:
                if self.zygote.lost == before or attempt == ATTEMPTS:
                    raise
                continue
            if self.zygote.lost == before:
                return result
        raise Rejected(Status.FAILED, LOST)

    def _run(self, submission: Submission, started: float) -> Result:
        student = Student(self.zygote, self._script(submission), self.limits)
        watched = Watched(student.observe)
        try:
            student.load()
            loaded = time.perf_counter()
            judged = judge_all(
                self.assignment, self.references, _sources(submission), watched, student.cell_errors
            )
        finally:
            student.close()
        self.asked, self.cell_errors = watched.asked, student.cell_errors
        checked = time.perf_counter() - loaded
        seconds = {"cells": loaded - started, "checks": checked, "longest_call": watched.longest}
        status, reason = _ended(submission, student, self.limits)
        provenance = self._provenance(started, seconds, submission.repairs, judged.faults)
        return self._result(status, reason, judged.results, provenance, student.outputs)

    def close(self) -> None:
        """End the warm process."""
        self.zygote.close()

    def __enter__(self) -> Grader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _script(self, submission: Submission) -> Script:
        shown = self.assignment.demonstrations.items()
        spare = {cell_id for cell_id, source in submission.cells if (cell_id, source.rstrip()) in shown}
        cells = tuple(submission.cells)
        return Script(cells, self.assignment.probes_source, self.assignment.withholds, frozenset(spare))

    def _refused(self, rejected: Rejected, started: float, *faults: str) -> Result:
        message = "Nothing could be run: " + rejected.reason
        points = self.assignment.points
        results = [
            CheckResult(check.name, check.title, 0.0, points[check.name], Outcome.NOT_RUN, (), message)
            for check in self.assignment.checks
        ]
        provenance = self._provenance(started, {}, (), faults)
        return self._result(rejected.status, rejected.reason, results, provenance, {})

    def _result(
        self,
        status: Status,
        reason: str,
        checks: Sequence[CheckResult],
        provenance: dict[str, Any],
        outputs: dict[str, str],
    ) -> Result:
        return Result(self.assignment.stem, status, reason, tuple(checks), self.seed, provenance, outputs)

    def _provenance(
        self,
        started: float,
        seconds: dict[str, float],
        repairs: Sequence[str] = (),
        faults: Sequence[str] = (),
    ) -> dict[str, Any]:
        """How the grade came about: enough to repeat it, and to see what took how long."""
        total = {**seconds, "total": time.perf_counter() - started}
        return {
            "sandbox": self.zygote.kind,
            "limits": asdict(self.limits),
            "assignment_version": self.assignment.version,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "torch": str(torch.__version__),
            "numpy": np.__version__,
            "python": platform.python_version(),
            "seconds": {name: round(value, 4) for name, value in total.items()},
            "repairs": list(repairs),
            "faults": list(faults),
        }

    def _warn(self) -> None:
        if self.zygote.kind != BUBBLEWRAP:
            warnings.warn(
                f"Submissions run without a sandbox ({self.zygote.why_not}). Limits on time and memory hold, "
                f"but their code can read and change what you can, the gradebook included. {MEND}",
                SandboxWarning,
                stacklevel=3,
            )


def _sources(submission: Submission) -> Sources:
    """What source checks look at."""
    solutions = [cell for cell in submission.notebook if cell.role is Role.SOLUTION]
    tasks = {cell.grade_id.removeprefix("write_"): cell.source for cell in solutions}
    return Sources(tasks, tuple(source for _, source in submission.cells))


_STATUS = {
    "time": (Status.TIMED_OUT, "ran past its time limit"),
    "memory": (Status.OUT_OF_MEMORY, "asked for more memory than the limit"),
    "died": (Status.DIED, "ended its own process"),
    "garbled": (Status.DIED, "sent what could not be read"),
}


def _ended(submission: Submission, student: Student, limits: Limits) -> tuple[Status, str]:
    """The status of a submission whose cells were run, and its reason."""
    if time.monotonic() >= student.deadline:
        return Status.TIMED_OUT, f"The submission as a whole ran past {limits.submission_seconds:g} seconds."
    if not student.stops:
        return submission.status, submission.reason
    stop = min(student.stops, key=lambda stop: list(_STATUS).index(stop.why))
    status, what = _STATUS[stop.why]
    where = f"{stop.where[:1].upper()}{stop.where[1:]}"
    return status, f"{where} {what} and was stopped; the rest was graded."
