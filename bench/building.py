"""Seconds that the site takes to build: nothing changed, a chapter edited, and with `--cold` every cell run.

Works on a copy of the book, so that neither the pages nor what was run before is touched. Each build is
the command that `make site` gives, its start of Python included. Beside the seconds on the clock stand
those of the processors, for a machine that does other things too. Fails when a goal, on two cores, is missed.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tendays.site.execution import library_version

REPOSITORY = Path(__file__).resolve().parent.parent
CHAPTER = "days/day05_training_loop.md"
GOALS = {"unchanged": 10, "a sentence edited": 20, "a cell edited": 20, "every cell run": 300}  # seconds
EDITS = {
    "a sentence edited": "\nOne more sentence.\n",
    "a cell edited": "\n```{code-cell} ipython3\n1 + 1\n```\n",
}


def copy(root: Path, known: bool) -> None:
    """Put the book, its settings and assets into `root`, and if `known` what its cells gave before."""
    for folder in ("book", "exercises"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    for name in ("_config.yml", "_toc.yml"):
        shutil.copyfile(REPOSITORY / name, root / name)
    (root / "node_modules").symlink_to(REPOSITORY / "node_modules")
    place = Path("build") / "cache" / library_version(REPOSITORY / "book")
    if known and (REPOSITORY / place).is_dir():
        shutil.copytree(REPOSITORY / place, root / place)


class Seconds(NamedTuple):
    """How long a build took, on the clock and of all processors together."""

    clock: float
    processor: float


def build(root: Path) -> Seconds:
    """Build the copy once; raises with the build's output when it fails."""
    command = [sys.executable, "-m", "tendays.site", "build", "--root", str(root)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(REPOSITORY)}
    clock, processor = time.perf_counter(), processor_seconds()
    ended = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    seconds = Seconds(time.perf_counter() - clock, processor_seconds() - processor)
    if ended.returncode:
        raise SystemExit(f"The copy could not be built:\n{(ended.stdout + ended.stderr)[-3000:]}")
    return seconds


def processor_seconds() -> float:
    """What the commands that have ended used so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(root: Path, first: str) -> dict[str, Seconds]:
    """The seconds of each kind of build, the first one called `first`."""
    seconds = {first: build(root), "unchanged": build(root)}
    for name, words in EDITS.items():
        with (root / "book" / CHAPTER).open("a", encoding="utf-8") as page:
            page.write(words)
        seconds[name] = build(root)
    return seconds


def main() -> None:
    """Measure, print, and fail when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cold", action="store_true", help="run every cell first, as on a new machine")
    cold = parser.parse_args().cold
    with tempfile.TemporaryDirectory(prefix="building-", dir="/var/tmp") as folder:
        copy(Path(folder), known=not cold)
        seconds = measure(Path(folder), "every cell run" if cold else "every page written")
    for name, taken in seconds.items():
        goal = f"   goal {GOALS[name]} s" if name in GOALS else ""
        print(f"build, {name:18s} {taken.clock:6.1f} s (processors {taken.processor:5.1f} s){goal}")
    missed = [name for name, taken in seconds.items() if taken.clock > GOALS.get(name, taken.clock)]
    if missed:
        sys.exit(f"Slower than the goal: {', '.join(missed)}.")


if __name__ == "__main__":
    main()
