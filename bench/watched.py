"""Watch `autograder grade` at work, five times a second: what is done, what it took, what memory it holds."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import psutil

from autograder.course import REPOSITORY

EVERY = 0.2  # seconds between two looks
DONE = re.compile(rb"(\d+)/\d+ \[")  # as the progress bar tells it
MEGABYTE = 2**20
LEAST = 20  # submissions over which a time is taken: a look may find several more done


@dataclass(frozen=True)
class Look:
    """What was seen at one moment; memory is resident, in MB."""

    seconds: float
    processor: float  # seconds of its time, for the grader and all processes below it so far
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

    def milliseconds(self, first: int, last: int, kind: str = "seconds") -> float:
        """The median time for a submission from the one to the other, over up to ten pieces.

        `kind` is "seconds" by the clock, or of "processor" time: other work on the machine disturbs it less.
        """
        pieces = min(10, max((last - first) // LEAST, 1))
        bounds = [first + (last - first) * piece // pieces for piece in range(pieces + 1)]
        times = [self._reached(bound, kind) for bound in bounds]
        spent = [
            1000 * (end - start) / (last_of - first_of)
            for (start, end), (first_of, last_of) in zip(pairwise(times), pairwise(bounds), strict=True)
        ]
        return statistics.median(spent)

    def _reached(self, count: int, kind: str) -> float:
        """When so many were done, on the line between the looks around that moment."""
        place = next(number for number, look in enumerate(self.looks) if look.done >= count)
        before, after = self.looks[max(place - 1, 0)], self.looks[place]
        share = (count - before.done) / ((after.done - before.done) or 1)
        start, end = getattr(before, kind), getattr(after, kind)
        return start + share * (end - start)


def watch(root: Path, stem: str, students: int, *options: str) -> Watched:
    """Grade the class of the course at `root` by the command; raises RuntimeError when it fails."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-m", "autograder", "grade", stem, *options]
    watched, started = Watched(students), time.perf_counter()
    with tempfile.TemporaryFile() as said:
        grading = psutil.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=said)
        while grading.poll() is None:
            time.sleep(EVERY)
            look = _look(grading, time.perf_counter() - started, _tail(said))
            if look:
                spent = max(look.processor, watched.looks[-1].processor if watched.looks else 0.0)
                watched.looks.append(replace(look, processor=spent))
        watched.seconds = time.perf_counter() - started
        if grading.returncode:
            raise RuntimeError(f"{' '.join(command)} failed: {_tail(said).decode(errors='replace')}")
    return watched


def _look(grading: psutil.Process, seconds: float, said: bytes) -> Look | None:
    """One look; None when the process ended meanwhile."""
    done = [0, *map(int, DONE.findall(said))][-1]
    try:
        below = [_used(process) for process in grading.children(recursive=True)]
        (grader, own), files = _used(grading), grading.num_fds()
    except psutil.NoSuchProcess:
        return None
    processor = own + sum(spent for _, spent in below)
    return Look(seconds, processor, done, grader, sum(memory for memory, _ in below), files)


def _used(process: psutil.Process) -> tuple[float, float]:
    """MB in memory and seconds of processor time, its ended children's included; 0 of one that has ended."""
    try:
        with process.oneshot():
            return process.memory_info().rss / MEGABYTE, sum(process.cpu_times()[:4])
    except psutil.NoSuchProcess:
        return 0.0, 0.0


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
