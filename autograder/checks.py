"""Declare hidden checks: which inputs to try, and how to judge what comes back."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

import torch

from autograder.inside.protocol import encode

# What may cross between the grader and a student's process: None, bool, int, float, str,
# torch.Tensor, and lists, tuples and dicts of these. What a student's code gives beyond that arrives as
# autograder.inside.plain.Unplain, which equals nothing.
Plain = Any


class Draw:
    """The seeded source of hidden inputs: one for each check of each grading run."""

    def __init__(self, seed: int, assignment: str, check: str) -> None:
        self.random = random.Random(f"{seed}/{assignment}/{check}")
        self.generator = torch.Generator().manual_seed(self.random.getrandbits(62))

    def normal(self, *shape: int) -> torch.Tensor:
        """Standard normal numbers, float64, of the given shape."""
        return torch.randn(*shape, generator=self.generator, dtype=torch.float64)

    def uniform(self, low: float, high: float) -> float:
        """One number between low and high."""
        return self.random.uniform(low, high)

    def integer(self, low: int, high: int) -> int:
        """One whole number from low to high, both included."""
        return self.random.randint(low, high)


class Host(Protocol):
    """Grader-side functions that a probe may call back; the log is judged beside the result."""

    log: list[Plain]

    def call(self, name: str, args: Sequence[Plain]) -> Plain:
        """Answer the call-back `name`."""


@dataclass(frozen=True)
class Case:
    """One question to the student's code: a probe of probes.py and its arguments."""

    name: str  # shown to the student when it fails, e.g. "the second call"
    probe: str  # a function of probes.py: probe(student, **args) -> Plain
    args: Mapping[str, Plain] = field(default_factory=dict)
    host: Callable[[], Host] | None = None  # a fresh host for each run of the case

    @cached_property
    def frame(self) -> bytes:
        """The question as it is sent to a student's process, made once for the class; raises PlainError."""
        return encode("call", {"probe": self.probe, "args": dict(self.args)})


@dataclass(frozen=True)
class Answered:
    """The probe returned."""

    value: Plain
    log: tuple[Plain, ...] = ()  # the host's log


@dataclass(frozen=True)
class Raised:
    """The student's code, or the probe on its behalf, raised."""

    kind: str  # the exception's class name
    message: str
    line: str = ""  # the student's source line, where known


@dataclass(frozen=True)
class Missing:
    """A name that the student should have written is not there."""

    name: str


@dataclass(frozen=True)
class Stopped:
    """A limit ended the call, or the process died, or what it sent could not be read.

    `why` is "time", "memory", "died" or "garbled".
    """

    why: str


Observation = Answered | Raised | Missing | Stopped


@dataclass(frozen=True)
class Finding:
    """What is wrong, by a judge: the stem of a wrong answer ("" for none), and what was seen."""

    misconception: str
    seen: str


# A judge looks at all observations of a check (same order as its cases) and says what is wrong,
# or None. It is called when every case was answered (each observation is an Answered), and is for
# results that are random or have many right forms; the default judge compares every observation with
# the reference's.
Judge = Callable[[Sequence[Case], Sequence[Observation]], Finding | None]


@dataclass(frozen=True)
class Check:
    """One graded cell: its cases, its tolerance, and where a student should look."""

    name: str  # the grade_id of the cell; its points stand in the notebook's source
    title: str  # what is checked, e.g. "Later calls start from clean gradients"
    look: str  # where to look when nothing more precise is known: a section of the book, a line of the task
    cases: Callable[[Draw], list[Case]]
    judge: Judge | None = None
    rtol: float = 1e-5
    atol: float = 1e-9


@dataclass(frozen=True)
class SourceCheck:
    """One graded cell judged on the parsed source of the solution cells; nothing is run.

    Leaving something out is no work by itself: its points count once any other check is passed.
    """

    name: str
    title: str
    look: str
    forbidden: tuple[str, ...]  # dotted names, e.g. "torch.optim", "torch.softmax", ".backward"
    misconception: str = ""  # the wrong answer whose diagnosis is shown, if there is one
    tasks: tuple[str, ...] = ()  # the names whose solution cells are looked at; none: all of them
