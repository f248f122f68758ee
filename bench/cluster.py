"""What grading costs on one and two workers, here and over Dask, and what follows for 100,000 submissions.

Each class is graded by the command: a few first, which starts everything, then the whole class. Processor
time is counted for each process by itself, so that other work on the machine changes it little. With --write
the tables go into the guide.
"""

from __future__ import annotations

import json
import os
import pickle
import statistics
import tempfile
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

import click
import psutil

from autograder.assignment import Assignment
from autograder.cluster import Cluster
from autograder.course import REPOSITORY, Course
from autograder.references import compute
from autograder.results import read_results
from bench.grading import hand_in, notebooks, our_course
from bench.meter import COMMAND, SANDBOX, Meter
from bench.nodes import Nodes, course_copy
from bench.watched import Watched, table, watch

GUIDE = REPOSITORY / "book" / "guide" / "cluster.txt"
FEW = 20
PIECE = 20  # submissions: other work on the machine leaves some of them alone
MANY = 100_000
MODELLED = (1, 2, 4, 8, 16, 32)
HERE, DASK = "this machine", "over Dask"
SCHEDULER, WORKER = "scheduler", "worker"
ROLES = (COMMAND, SCHEDULER, WORKER, SANDBOX)
MEGABYTE = 2**20


@dataclass(frozen=True)
class Measured:
    """One way to grade, with one number of workers."""

    way: str
    workers: int
    start: float  # seconds of the command until its first grade
    more: float  # ms for one more submission by the clock, in the fastest piece of the class
    ms: dict[str, float]  # processor time for one more submission, by role
    command_mb: float
    worker_mb: float  # of one worker without its sandbox
    sandbox_mb: float  # of one sandbox, when it is below the command


def grade(
    course: Course, stem: str, count: int, meter: Meter, *options: str
) -> tuple[Watched, dict[str, float]]:
    """One command, and the processor seconds that it cost, by role."""
    before = meter.totals()
    run = watch(course.root, stem, count, "--seed", "1", *options)
    while any(psutil.Process(pid).children() for pid, role in meter.roles.items() if role == WORKER):
        time.sleep(0.1)  # until the warm processes have ended
    after = meter.totals()
    return run, {role: after[role] - before[role] for role in ROLES}


def measure(
    root: Path, way: str, stem: str, handed_in: list[bytes], workers: int, nodes: Nodes | None
) -> tuple[Measured, Course]:
    """A few submissions to start everything, the same few again, then the class."""
    options = ("--dask", nodes.address) if nodes else ("--workers", str(workers))
    roles = {nodes.scheduler.pid: SCHEDULER, **{each.pid: WORKER for each in nodes.workers}} if nodes else {}
    runs = []
    with Meter(roles) as meter:
        few, times = handed_in[:FEW], 2 if nodes else 1  # workers that have graded before have all in memory
        for name, part in enumerate([few] * times + [handed_in]):
            (root / str(name)).mkdir(parents=True)
            course = our_course(root / str(name), stem)
            hand_in(course, stem, part)
            runs.append(grade(course, stem, len(part), meter, *options))
        resident = [psutil.Process(pid).memory_info().rss for pid, role in roles.items() if role == WORKER]
    (first, spent_few), (run, spent) = runs[-2:]
    more = len(handed_in) - FEW
    measured = Measured(
        way=way,
        workers=workers,
        start=min(look.seconds for look in first.looks if look.done),
        more=min(run.milliseconds(at, at + PIECE) for at in range(FEW, len(handed_in) - PIECE + 1, PIECE)),
        ms={role: 1000 * (spent[role] - spent_few[role]) / more for role in ROLES},
        command_mb=run.peak,
        worker_mb=statistics.mean(resident or [0.0]) / MEGABYTE,
        sandbox_mb=run.memory(0, len(handed_in))[1] / workers,
    )
    return measured, course


def over_dask(root: Path, assignment: Assignment, stack: ExitStack, workers: int) -> Nodes:
    """A scheduler with so many workers, each with its own course."""
    (root / "nodes").mkdir(parents=True)
    nodes = stack.enter_context(Nodes(root / "nodes"))
    for number in range(workers):
        nodes.worker(course_copy(root / f"course-{number}", REPOSITORY / "solutions", assignment.stem))
    with Cluster(nodes.address, Course.find(REPOSITORY).limits) as cluster:
        cluster.client.wait_for_workers(workers, timeout=60)
    return nodes


def other_figures(assignment: Assignment, course: Course, handed_in: list[bytes]) -> dict[str, float]:
    """What travels for a submission, in bytes, and what every worker computes for itself, in seconds."""
    compute(assignment, 1)  # the first time in a process is slower
    before = time.process_time()
    compute(assignment, 2)
    seconds = time.process_time() - before
    results = [len(pickle.dumps(result)) for _, result in read_results(course.results(assignment.stem))]
    sent = statistics.mean(map(len, handed_in))
    return {"sent_bytes": sent, "result_bytes": statistics.mean(results), "references_seconds": seconds}


def model(rows: list[Measured]) -> dict[str, float]:
    """The terms of the model of cost, from the runs over Dask: time of a processor, and the start."""
    runs = [each for each in rows if each.way == DASK]
    ms = {role: statistics.mean(each.ms[role] for each in runs) for role in ROLES}
    return {
        "start_seconds": statistics.mean(each.start for each in runs),
        "worker_ms": ms[WORKER] + ms[SANDBOX],
        "one_at_a_time_ms": max(ms[COMMAND], ms[SCHEDULER]),
    }


def minutes(terms: dict[str, float], workers: int) -> float:
    """Minutes for MANY submissions on so many workers, each with a processor of its own."""
    each = max(terms["worker_ms"] / workers, terms["one_at_a_time_ms"])
    return (terms["start_seconds"] + MANY * each / 1000) / 60


def text(rows: list[Measured], terms: dict[str, float], other: dict[str, float]) -> str:
    """The tables for people."""
    head = ["", "workers", "first grade", "one more", *ROLES]
    body = [
        [row.way, row.workers, f"{row.start:.1f} s", f"{row.more:.1f} ms"]
        + [f"{row.ms[role]:.1f} ms" if row.ms[role] else "" for role in ROLES]
        for row in rows
    ]
    dask = [row for row in rows if row.way == DASK]
    each, one = terms["worker_ms"], terms["one_at_a_time_ms"]
    facts = [
        ("a submission as it is sent", f"{other['sent_bytes'] / 1000:.1f} kB"),
        ("its result", f"{other['result_bytes'] / 1000:.1f} kB"),
        ("the references of a run, once on each worker", f"{other['references_seconds']:.2f} s"),
        ("memory of the command", f"{max(row.command_mb for row in dask):.0f} MB"),
        ("of a worker", f"{max(row.worker_mb for row in dask):.0f} MB"),
        ("of its sandbox", f"{max(row.sandbox_mb for row in rows):.0f} MB"),
        ("c, of a worker with its sandbox", f"{each:.1f} ms"),
        ("r, of the command or the scheduler, the slower of them", f"{one:.1f} ms"),
        ("c / r, workers that one command keeps busy", f"{each / one:.1f}"),
    ]
    many = [["workers", f"{MANY:,} submissions"], *([w, f"{minutes(terms, w):.0f} min"] for w in MODELLED)]
    return "\n\n".join([table([head, *body]), table(facts), table(many)])


@click.command()
@click.option("--assignment", "stem", default="day05_zero_grad", show_default=True)
@click.option("--students", default=300, show_default=True)
@click.option("--write", is_flag=True, help="Put the tables into the guide.")
def main(stem: str, students: int, write: bool) -> None:
    """Measure one and two workers of this machine and of a scheduler, and print tables and JSON."""
    assignment = Course.find(REPOSITORY).assignment(stem)
    handed_in = notebooks(assignment, students, 1)
    rows = []
    with tempfile.TemporaryDirectory(prefix="cluster-") as folder, ExitStack() as stack:
        for workers in (1, 2):
            for way in (HERE, DASK):
                root = Path(folder) / f"{way}-{workers}"
                nodes = over_dask(root, assignment, stack, workers) if way == DASK else None
                measured, course = measure(root, way, stem, handed_in, workers, nodes)
                rows.append(measured)
                click.echo(measured, err=True)
                stack.close()
        other = other_figures(assignment, course, handed_in)
    terms = model(rows)
    shown = text(rows, terms, other)
    click.echo(shown)
    figures = {"assignment": stem, "students": students, "cores": os.cpu_count(), **terms, **other}
    click.echo(json.dumps({**figures, "runs": [asdict(each) for each in rows]}))
    if write:
        GUIDE.write_text(
            f"{stem}, {students} students, {os.cpu_count()} cores\n\n{shown}\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
