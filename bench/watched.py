"""Watch `autograder grade` at work: how much is done and how much memory is used, five times a second."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import psutil

from autograder.course import REPOSITORY

EVERY = 0.2  # seconds between two looks
DONE = re.compile(rb"(\d+)/\d+ \[")  # as the progress bar tells it
MEGABYTE = 2**20


@dataclass(frozen=True)
class Look:
    """What was seen at one moment; memory is resident, in MB."""

    seconds: float
    done: int
    grader: float
    sandboxes: float  # all processes below the grader, pages that they share counted once for each
    descriptors: int  # open in the grader


@dataclass
class Watched:
    """One run of the command."""

    students: int
    seconds: float = 0.0
    looks: list[Look] = field(default_factory=list)

    @property
    def peak(self) -> float:
        """The most memory that the grader itself used, in MB."""
        return max(look.grader for look in self.looks)

    def memory(self, first: int, last: int) -> tuple[float, float]:
        """The most MB that grader and sandboxes used while these submissions were graded."""
        seen = [look for look in self.looks if first <= look.done <= last]
        return max(look.grader for look in seen), max(look.sandboxes for look in seen)

    def descriptors(self, first: int, last: int) -> int:
        """The most files that the grader held open while these submissions were graded."""
        return max(look.descriptors for look in self.looks if first <= look.done <= last)

    def milliseconds(self, first: int, last: int, pieces: int = 10) -> float:
        """The median time for a submission from the one to the other, over pieces of equal size."""
        bounds = [first + (last - first) * piece // pieces for piece in range(pieces + 1)]
        times = [self._reached(bound) for bound in bounds]
        spent = [
            1000 * (end - start) / (last_of - first_of)
            for (start, end), (first_of, last_of) in zip(pairwise(times), pairwise(bounds), strict=True)
        ]
        return statistics.median(spent)

    def _reached(self, count: int) -> float:
        """When so many were done, on the line between the looks around that moment."""
        before = max((look for look in self.looks if look.done <= count), key=lambda look: look.seconds)
        after = next((look for look in self.looks if look.done > count), before)
        share = (count - before.done) / ((after.done - before.done) or 1)
        return before.seconds + share * (after.seconds - before.seconds)


def watch(root: Path, stem: str, students: int, *options: str) -> Watched:
    """Grade the class of the course at `root` by the command; raises RuntimeError when it fails."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-m", "autograder", "grade", stem, *options]
    watched, started = Watched(students), time.perf_counter()
    with tempfile.TemporaryFile() as said:
        grading = psutil.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=said)
        while grading.poll() is None:
            time.sleep(EVERY)
            watched.looks += _look(grading, time.perf_counter() - started, _tail(said))
        watched.seconds = time.perf_counter() - started
        if grading.returncode:
            raise RuntimeError(f"{' '.join(command)} failed: {_tail(said).decode(errors='replace')}")
    return watched


def _look(grading: psutil.Process, seconds: float, said: bytes) -> list[Look]:
    """One look; none when the process ended meanwhile."""
    done = [0, *map(int, DONE.findall(said))][-1]
    try:
        below = sum(map(_resident, grading.children(recursive=True)))
        return [Look(seconds, done, _resident(grading), below, grading.num_fds())]
    except psutil.NoSuchProcess:
        return []


def _resident(process: psutil.Process) -> float:
    """MB in memory; 0 of a process that has ended."""
    try:
        return process.memory_info().rss / MEGABYTE
    except psutil.NoSuchProcess:
        return 0.0


def _tail(file: object, most: int = 2000) -> bytes:
    handle = file.fileno()  # type: ignore[attr-defined]
    return os.pread(handle, most, max(os.fstat(handle).st_size - most, 0))


def table(rows: Sequence[Sequence[object]]) -> str:
    """Rows as text, each column as wide as its widest."""
    texts = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in texts
    )
