"""What grading one submission gives: a status, a reason, and an outcome for every check."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    """How the grading of a submission ended; every submission ends with exactly one."""

    GRADED = "graded"  # every check was run on the file as it was handed in
    REPAIRED = "repaired"  # graded, after test cells were put back as they were released
    TIMED_OUT = "timed out"  # some of the student's code ran past its limit; the rest was graded
    OUT_OF_MEMORY = "out of memory"  # likewise, stopped by the memory limit
    DIED = "died"  # likewise, the student's process ended by itself
    UNREADABLE = "unreadable"  # no notebook could be read from the file; 0 points, a person must look
    FAILED = "failed"  # the grader itself failed on it; 0 points, a person must look
    WRONG_NOTEBOOK = "wrong notebook"  # a notebook, but not of this assignment; 0 points, a person must look


class Outcome(StrEnum):
    """How one check ended."""

    PASSED = "passed"
    WRONG = "wrong"  # the numbers differ from the reference
    RAISED = "raised"  # the student's code raised an exception
    MISSING = "missing"  # the name to be written is not there, or still the stub
    STOPPED = "stopped"  # a limit ended it, or the process died
    NOT_RUN = "not run"  # the file could not be graded at all


@dataclass(frozen=True)
class CheckResult:
    """The outcome of one check, with what the student is told about it."""

    name: str  # the grade_id
    title: str
    points: float
    max_points: float
    outcome: Outcome
    misconceptions: tuple[str, ...] = ()  # stems of answers/wrong_*.py, without "wrong_"
    message: str = ""  # for the student: what was seen, what it means, where to look


@dataclass(frozen=True)
class Result:
    """The grade of one submission; plain data, so it can cross processes and be kept as JSON."""

    assignment: str
    status: Status
    reason: str  # one sentence; empty only when status is "graded"
    checks: tuple[CheckResult, ...]
    seed: int
    provenance: dict[str, Any] = field(default_factory=dict)  # sandbox kind, limits, versions, seconds
    cell_outputs: dict[str, str] = field(
        default_factory=dict
    )  # cell id -> what the cell printed, cut to the cap

    @property
    def points(self) -> float:
        """Points earned."""
        return sum(check.points for check in self.checks)

    @property
    def max_points(self) -> float:
        """Points that could be earned."""
        return sum(check.max_points for check in self.checks)

    def to_json(self) -> str:
        """The result as JSON text."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Result:
        """The result that `to_json` wrote."""
        data = json.loads(text)
        checks = tuple(
            CheckResult(
                **{
                    **check,
                    "outcome": Outcome(check["outcome"]),
                    "misconceptions": tuple(check["misconceptions"]),
                }
            )
            for check in data.pop("checks")
        )
        return cls(**{**data, "status": Status(data["status"]), "checks": checks})
