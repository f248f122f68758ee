"""A Dask scheduler and its workers as processes of their own on loopback, each with its own course folder."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from pathlib import Path
from subprocess import Popen
from types import TracebackType
from typing import Self

from autograder.cluster_connection import COURSE
from autograder.course import CONFIG, REPOSITORY

START_SECONDS = 60.0


def course_copy(root: Path, solutions: Path, stem: str) -> Path:
    """A course folder with one assignment; nothing in it is shared with another."""
    root.mkdir(parents=True)
    shutil.copy(REPOSITORY / CONFIG, root)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(solutions / stem, root / "solutions" / stem, ignore=ignored)
    return root


class Nodes:
    """The processes; a context manager that ends all of them.

    `options` and `settings` (of Dask) are the scheduler's.
    """

    def __init__(self, folder: Path, *options: str, **settings: str) -> None:
        self.folder = folder
        self.options = options
        self.settings = {f"DASK_DISTRIBUTED__{name.upper()}": value for name, value in settings.items()}
        self.workers: list[Popen] = []

    def worker(self, course: Path, *options: str, threads: int = 1, code: Path = REPOSITORY) -> Popen:
        """One more worker, in a working directory without a course; it may take seconds to be there.

        `code` is the folder that it imports autograder from.
        """
        place = self.folder / f"worker-{len(self.workers)}"
        place.mkdir()
        words = [self.address, "--no-nanny", "--nthreads", str(threads), "--name", place.name]
        words += ["--local-directory", str(place), "--death-timeout", "20"]
        settings = {COURSE: str(course), "PYTHONPATH": str(code)}
        self.workers.append(self._start("worker", place, settings, *words, *options))
        return self.workers[-1]

    def _start(self, kind: str, place: Path, settings: dict[str, str], *words: str) -> Popen:
        environment = {**os.environ, **settings}
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--host", "127.0.0.1"]
        with (place / "said.txt").open("w") as said:
            return Popen(
                [*command, "--no-dashboard", *words], cwd=place, env=environment, stdout=said, stderr=said
            )

    def __enter__(self) -> Self:
        place = self.folder / "scheduler"
        place.mkdir()
        told = place / "scheduler.json"
        words = ["--port", "0", "--scheduler-file", str(told), "--idle-timeout", "300s", *self.options]
        self.scheduler = self._start("scheduler", place, self.settings, *words)
        deadline = time.monotonic() + START_SECONDS
        while not (told.exists() and told.read_text().endswith("}")):
            if self.scheduler.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"no scheduler: {(place / 'said.txt').read_text()[-2000:]}")
            time.sleep(0.05)
        self.address = json.loads(told.read_text())["address"]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in [*self.workers, self.scheduler]:
            process.kill()
        for process in [*self.workers, self.scheduler]:
            process.wait()
