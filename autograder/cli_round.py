"""Commands around grading: what goes out to students, what comes back, what a class misunderstood."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from autograder.course import Course


@click.command("student-kit")
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("assignments", nargs=-1)
@click.option(
    "--after",
    multiple=True,
    metavar="ASSIGNMENT",
    help="One that is over: what it asked for may be in the kit.",
)
@click.pass_obj
def student_kit(course: Course, out: Path, assignments: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Write what students may have of ASSIGNMENTS (default: all): a new folder OUT, or OUT.zip."""
    from autograder.student_kit import write_kit

    left_out = write_kit(course, out, assignments, after)
    click.echo(f"{out}: no solution, check, answer, hidden test or probe is in it.")
    for reason in left_out.values():
        click.echo(f"Left out: {reason}")


@click.command()
@click.argument("assignment")
@click.option("--output", type=click.Path(path_type=Path), help="The file; by default in class/reports.")
@click.option("--no-names", is_flag=True, help="Name no student, so that it can be shown to the class.")
@click.pass_obj
def report(course: Course, assignment: str, output: Path | None, no_names: bool) -> None:
    """Write one page on what the class misunderstood in ASSIGNMENT."""
    from autograder.report_page import write_report

    click.echo(write_report(course, course.graded(assignment), output, names=not no_names))


@click.command()
@click.argument("assignment")
@click.option("--student", "students", multiple=True, help="Only this one; may be given more than once.")
@click.option("--workers", type=click.IntRange(1), help="How many at a time; by default one a processor.")
@click.option("--write", is_flag=True, help="Record the grades that change; without it nothing is written.")
@click.pass_obj
def regrade(
    course: Course, assignment: str, students: tuple[str, ...], workers: int | None, write: bool
) -> None:
    """Grade ASSIGNMENT again with the seeds of the first time, and say which grades change and why."""
    from autograder import regrade as regrading
    from autograder.terminal import show_regraded

    found = regrading.regrade(course, course.known(assignment), students=students, workers=workers)
    click.echo(show_regraded(found))
    if write:
        regrading.record(course, assignment, found)
        click.echo(f"\nWritten: {len(found.to_write)}.")
    elif found.to_write:
        click.echo(f"\nNothing was written. `--write` records {len(found.to_write)} grades.")


@click.command()
@click.argument("assignment")
@click.argument("student")
@click.pass_obj
def log(course: Course, assignment: str, student: str) -> None:
    """Show how STUDENT's grade in ASSIGNMENT came about: what was run, what came back, why the points."""
    from autograder.dispute import log as account

    click.echo(account(course, course.known(assignment), student))


@click.command()
@click.argument("assignment")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--times", is_flag=True, help="Take each file's time as the time when it was handed in.")
@click.pass_obj
def collect(course: Course, assignment: str, path: Path, times: bool) -> None:
    """Take in the notebooks for ASSIGNMENT from PATH: a folder or zip of Canvas, Moodle or your own."""
    from autograder.collect import collect as take_in

    done = take_in(course, assignment, path, times=times)
    if not (done.new or done.replaced or done.unchanged or done.problems):
        raise click.ClickException(f"There is no notebook (.ipynb) in {path}.")
    click.echo(f"{len(done.new)} new, {len(done.replaced)} replaced, {len(done.unchanged)} as before.")
    if done.late:
        click.echo(f"Late by Canvas's mark: {', '.join(done.late)}.")
    for problem in done.problems:
        click.echo(problem, err=True)


COMMANDS = (student_kit, collect, report, regrade, log)
