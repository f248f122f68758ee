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

    click.echo(write_report(course, course.known(assignment), output, names=not no_names))


COMMANDS = (student_kit, report)
