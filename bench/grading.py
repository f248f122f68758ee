"""Grading throughput: `autograder grade` against stock `nbgrader autograde`, same notebooks, one run.

Both are timed as commands: start of Python, gradebook and autograded notebooks included. The stock course is
a copy with nbgrader's own settings, in which each hidden line is replaced by the cell's visible tests once
more, so that stock has hidden tests to run in its kernel; it runs fewer cases than ours.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click
import nbformat
from nbgrader.api import Gradebook

from autograder import release
from autograder.announce import announce
from autograder.assignment import Assignment, notebook_of
from autograder.course import CONFIG, REPOSITORY, Course
from autograder.source_cells import HIDDEN

STOCK_CONFIG = """
from pathlib import Path
root = Path(__file__).resolve().parent
c = get_config()
c.CourseDirectory.root = str(root)
c.CourseDirectory.source_directory = "build/source"
c.CourseDirectory.release_directory = "exercises"
c.CourseDirectory.submitted_directory = "class/submitted"
c.CourseDirectory.autograded_directory = "class/autograded"
c.CourseDirectory.db_url = f"sqlite:///{root / 'class' / 'gradebook.db'}"
c.ClearSolutions.code_stub = {"python": "raise NotImplementedError()"}
"""


def notebooks(assignment: Assignment, count: int, seed: int) -> list[bytes]:
    """What the class hands in: answers of the bank, one third of them right."""
    draw = random.Random(seed)
    right, wrong = assignment.answers["right"], assignment.answers["wrong"]
    answers = [draw.choice(right if number % 3 == 0 else wrong) for number in range(count)]
    written = {id(each): nbformat.writes(notebook_of(assignment, each)).encode() for each in [*right, *wrong]}
    return [written[id(answer)] for answer in answers]


def hand_in(course: Course, stem: str, handed_in: list[bytes]) -> None:
    """Put the notebooks where both commands look for them."""
    for number, data in enumerate(handed_in, start=1):
        folder = course.folder("submitted", f"student-{number:03d}", stem)
        folder.mkdir(parents=True)
        (folder / f"{stem}.ipynb").write_bytes(data)


def our_course(root: Path, stem: str) -> Course:
    """A course as this repository has it, the assignment known to its gradebook."""
    shutil.copy(REPOSITORY / CONFIG, root)
    course = Course.find(root)
    announce(course, stem, release.source_notebook(course.solutions / stem / f"{stem}.py"))
    return course


def stock_course(root: Path, stem: str) -> Course:
    """The same course for stock nbgrader, with hidden tests for its kernel."""
    (root / CONFIG).write_text(STOCK_CONFIG)
    course = Course.find(root)
    source = release.source_notebook(course.solutions / stem / f"{stem}.py")
    for cell in source.cells:
        visible = HIDDEN.sub("", cell.source + "\n").rstrip()
        if visible != cell.source.rstrip():
            cell.source = f"{visible}\n### BEGIN HIDDEN TESTS\n{visible}\n### END HIDDEN TESTS"
    folder = course.folder("source", ".", stem)
    folder.mkdir(parents=True)
    (folder / f"{stem}.ipynb").write_bytes(release.notebook_bytes(source))
    (root / "class").mkdir()
    run(root, "nbgrader", "generate_assignment", stem)
    return course


def run(root: Path, module: str, *words: str) -> float:
    """Seconds that a command takes; raises with its output when it fails."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(REPOSITORY)}
    started = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-m", module, *words], cwd=root, env=environment, capture_output=True, text=True
    )
    seconds = time.perf_counter() - started
    if ended.returncode:
        raise click.ClickException(f"{module} {' '.join(words)} failed:\n{ended.stderr[-3000:]}")
    return seconds


def graded(course: Course, stem: str) -> int:
    """How many submissions have a score for every cell in the gradebook."""
    with Gradebook(course.directory.db_url) as gradebook:
        rows = gradebook.notebook_submissions(stem, stem)
        return sum(all(grade.auto_score is not None for grade in row.grades) for row in rows)


def measure(course: Course, stem: str, handed_in: list[bytes], module: str, command: str) -> float:
    """Submissions a second; raises unless every one of them was graded."""
    hand_in(course, stem, handed_in)
    seconds = run(course.root, module, command, stem)
    if graded(course, stem) != len(handed_in):
        raise click.ClickException(f"{module} graded {graded(course, stem)} of {len(handed_in)}.")
    return len(handed_in) / seconds


@click.command()
@click.option("--assignment", default="day05_zero_grad", show_default=True)
@click.option("--students", default=200, show_default=True)
@click.option("--stock", default=40, show_default=True, help="How many of them stock nbgrader grades.")
@click.option("--seed", default=1, show_default=True)
@click.option("--least", default=60.0, show_default=True, help="How many times as fast ours has to be.")
def main(assignment: str, students: int, stock: int, seed: int, least: float) -> None:
    """Measure both, print both, and fail when ours is not fast enough."""
    known = Course.find(REPOSITORY).assignment(assignment)
    handed_in = notebooks(known, students, seed)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        roots = [Path(folder) / name for name in ("ours", "stock")]
        for root in roots:
            root.mkdir()
        ours = measure(our_course(roots[0], assignment), assignment, handed_in, "autograder", "grade")
        theirs = measure(
            stock_course(roots[1], assignment), assignment, handed_in[:stock], "nbgrader", "autograde"
        )
    figures: dict[str, object] = {
        "assignment": assignment,
        "cores": os.cpu_count(),
        "students": students,
        "stock_students": stock,
    }
    figures |= {
        "per_second": round(ours, 2),
        "stock_per_second": round(theirs, 3),
        "ratio": round(ours / theirs, 1),
    }
    click.echo(
        f"autograder grade      {ours:8.2f} submissions a second ({students} in {students / ours:.1f} s)"
    )
    click.echo(
        f"nbgrader autograde    {theirs:8.2f} submissions a second ({stock} in {stock / theirs:.1f} s)"
    )
    click.echo(f"{ours / theirs:.1f} times as fast")
    click.echo(json.dumps(figures))
    sys.exit(0 if ours >= least * theirs else 1)


if __name__ == "__main__":
    main()
