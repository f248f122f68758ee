"""What a class costs by its size: seconds, milliseconds for one more submission, memory.

Every class is graded by the command, as an instructor gives it; the start of Python, gradebook and
autograded notebooks are in the seconds. The last line is the same table as JSON.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import click

from autograder.course import REPOSITORY, Course
from bench.grading import hand_in, notebooks, our_course
from bench.watched import Watched, table, watch

COLUMNS = ("students", "seconds", "ms_each", "ms_one_more", "grader_mb", "sandboxes_mb")


def measure(stem: str, students: int, seed: int) -> Watched:
    """One class of answers of the bank."""
    known = Course.find(REPOSITORY).assignment(stem)
    with tempfile.TemporaryDirectory(prefix="class-") as folder:
        course = our_course(Path(folder), stem)
        hand_in(course, stem, notebooks(known, students, seed))
        return watch(course.root, stem, students, "--seed", str(seed))


def row(run: Watched, before: Watched | None) -> dict[str, float]:
    """The figures of one size; what one more costs is the slope from the size before."""
    found: dict[str, float] = {"students": run.students, "seconds": round(run.seconds, 1)}
    found["ms_each"] = round(1000 * run.seconds / run.students, 1)
    if before:
        slope = (run.seconds - before.seconds) / (run.students - before.students)
        found["ms_one_more"] = round(1000 * slope, 1)
    grader, sandboxes = run.memory(0, run.students)
    return {**found, "grader_mb": round(grader), "sandboxes_mb": round(sandboxes)}


@click.command()
@click.argument("sizes", nargs=-1, type=click.IntRange(1))
@click.option("--assignment", default="day05_zero_grad", show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(sizes: tuple[int, ...], assignment: str, seed: int) -> None:
    """Grade classes of SIZES (20, 60, 200 and 600 by default) and print what each cost."""
    rows, before = [], None
    for size in sizes or (20, 60, 200, 600):
        run = measure(assignment, size, seed)
        rows.append(row(run, before))
        before = run
    click.echo(table([COLUMNS, *([each.get(name, "") for name in COLUMNS] for each in rows)]))
    click.echo(json.dumps({"assignment": assignment, "cores": os.cpu_count(), "sizes": rows}))


if __name__ == "__main__":
    main()
