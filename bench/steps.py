"""Where each millisecond of a submission goes: one worker, its steps by the clock, one after the other.

A class is graded and recorded in this process, with a sandbox beside it. A step inside another has its own
line; waiting for the student's process is part of the step that waits.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from functools import wraps
from pathlib import Path
from typing import Any
from unittest.mock import patch

import click

from autograder import grader as grading
from autograder.course import REPOSITORY, Course
from autograder.grader import Grader
from autograder.record import Recorder
from autograder.references import compute
from autograder.student import Student
from autograder.zygote import Zygote
from bench.grading import notebooks, our_course
from bench.watched import table

STEPS = (
    ("read the notebook", grading, "read"),
    ("fork the student's process", Zygote, "fork"),
    ("make it ready: its limits, the probes", Student, "_prepared"),
    ("run a cell", Student, "_run_cell"),
    ("call for a case, and call-backs", Student, "_ask"),
    ("compare and diagnose", grading, "judge_all"),
    ("end it and wipe", Zygote, "end"),
    ("record: notebook, result, gradebook", Recorder, "record"),
    ("record: commit", Recorder, "commit"),
)
REST = "all else"


class Stopwatch:
    """Seconds and calls of each step, without those of the steps inside it."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget what was measured."""
        self.seconds: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self._inside = [REST]
        self._since = time.perf_counter()

    def timed(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its calls counted as the step."""

        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            self.turn()
            self._inside.append(step)
            self.calls[step] += 1
            try:
                return function(*args, **kwargs)
            finally:
                self.turn()
                self._inside.pop()

        return run

    def turn(self) -> None:
        """Count the time since the last turn for the step that is running."""
        now = time.perf_counter()
        self.seconds[self._inside[-1]] += now - self._since  # type: ignore[assignment]  # adds floats as well
        self._since = now


def measure(stem: str, students: int, seed: int) -> Stopwatch:
    """A class of the bank's answers graded and recorded, the first submission before the clock starts."""
    known = Course.find(REPOSITORY).assignment(stem)
    watch, data = Stopwatch(), notebooks(known, students + 1, seed)
    with ExitStack() as stack:
        course = our_course(Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-"))), stem)
        for step, owner, name in STEPS:
            stack.enter_context(patch.object(owner, name, watch.timed(step, getattr(owner, name))))
        grader = stack.enter_context(Grader(known, seed=seed, references=compute(known, seed)))
        recorder = stack.enter_context(Recorder(course, known))
        for number, content in enumerate(data):
            recorder.record(f"{number:04d}", content, grader.grade(content))
            if number == 0:
                watch.reset()
        recorder.commit()
        watch.turn()
    return watch


@click.command()
@click.option("--assignment", default="day05_zero_grad", show_default=True)
@click.option("--students", default=100, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(assignment: str, students: int, seed: int) -> None:
    """Print each step's milliseconds and calls for one submission, and the same as JSON."""
    watch = measure(assignment, students, seed)
    each = {step: round(1000 * seconds / students, 2) for step, seconds in watch.seconds.items()}
    rows = [(step, ms, round(watch.calls[step] / students, 1) or "") for step, ms in each.items()]
    click.echo(table([("step", "ms", "times"), *rows, ("together", round(sum(each.values()), 1), "")]))
    click.echo(json.dumps({"assignment": assignment, "students": students, "ms": each}))


if __name__ == "__main__":
    main()
