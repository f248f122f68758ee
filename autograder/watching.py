"""What was asked of a submission, what came back and how long it took: for timings, and for a dispute."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from autograder.checks import Case, Observation


@dataclass(frozen=True)
class Asked:
    """One case that was put to a submission."""

    case: Case
    observation: Observation
    seconds: float


@dataclass
class Watched:
    """Asks like `observe` does, and keeps what came back."""

    observe: Callable[[Case], Observation]
    asked: list[Asked] = field(default_factory=list)

    def __call__(self, case: Case) -> Observation:
        """The observation of the case."""
        started = time.perf_counter()
        observation = self.observe(case)
        self.asked.append(Asked(case, observation, time.perf_counter() - started))
        return observation

    @property
    def longest(self) -> float:
        """Seconds of the case that took longest."""
        return max((each.seconds for each in self.asked), default=0.0)
