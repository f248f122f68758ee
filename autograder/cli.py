"""The command line."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder import garbage
from autograder.cli_round import COMMANDS
from autograder.tidy import Tidy

if TYPE_CHECKING:
    from autograder.course import Course


# When jsonschema is imported it compiles a grammar of web addresses, for a second; nothing here checks any.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


@click.group(cls=Tidy, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--course",
    envvar="AUTOGRADER_COURSE",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Its folder.",
)
@click.pass_context
def main(ctx: click.Context, course: Path | None) -> None:
    """Grade notebooks by the numbers that their functions return.

    The course is the folder with nbgrader_config.py at or above the working directory, unless --course
    or the variable AUTOGRADER_COURSE names one.
    """
    from autograder.course import Course

    ctx.obj = Course.find(course)


@main.command()
@click.argument("assignment")
@click.option("--student", "students", multiple=True, help="Only this one; may be given more than once.")
@click.option("--force", is_flag=True, help="Grade also what was graded already and has not changed.")
@click.option("--workers", type=click.IntRange(1), help="How many at a time; by default one a processor.")
@click.option("--seed", type=int, help="Draw the hidden inputs from this seed, not from a new one.")
@click.option("--require-sandbox", is_flag=True, help="Refuse to run where there is no sandbox.")
@click.option("--dask", metavar="ADDRESS", default="", help="On the workers of this Dask scheduler.")
@click.pass_obj
def grade(
    course: Course,
    assignment: str,
    students: tuple[str, ...],
    force: bool,
    workers: int | None,
    seed: int | None,
    require_sandbox: bool,
    dask: str,
) -> None:
    """Grade what was handed in for ASSIGNMENT and record it in the gradebook."""
    if dask and workers:
        raise click.UsageError("--workers is for this machine: with --dask the scheduler has its own.")
    start = time.perf_counter()
    with garbage.put_off():
        from autograder.batch import grade_each

        graded = grade_each(
            course,
            assignment,
            force=force,
            students=students,
            workers=workers,
            seed=seed,
            require_sandbox=require_sandbox,
            dask=dask,
        )
        count = sum(1 for _ in graded)
    from autograder.report import class_summary
    from autograder.results import read_results

    click.echo(f"{count} graded in {time.perf_counter() - start:.1f} s; the rest had not changed.\n")
    click.echo(class_summary(course.assignment(assignment), read_results(course.results(assignment))))


@main.command()
@click.argument("notebook", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--assignment", help="Which it is, when neither its name nor its cells tell.")
@click.option("--seed", type=int, help="Draw the hidden inputs from this seed.")
@click.pass_obj
def check(course: Course, notebook: Path, assignment: str | None, seed: int | None) -> None:
    """Check one NOTEBOOK and say what is right and what is not; nothing is recorded."""
    from autograder import check as checking
    from autograder.terminal import show

    known = course.assignment(assignment) if assignment else checking.find_assignment(course, notebook)
    result = checking.check(known, notebook, seed)
    click.echo(show(result, checking.title_of(known)))
    sys.exit(0 if result.points >= result.max_points else 1)


@main.command()
@click.argument("assignment")
@click.pass_obj
def feedback(course: Course, assignment: str) -> None:
    """Write a page for every student graded in ASSIGNMENT."""
    from autograder.feedback import write_feedback

    pages = write_feedback(course, course.graded(assignment))
    click.echo(f"{len(pages)} pages under {course.root / course.directory.feedback_directory}")


@main.command()
@click.argument("assignments", nargs=-1)
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file; by default the terminal."
)
@click.option(
    "--for", "lms", type=click.Choice(["canvas", "moodle"]), help="With the columns that it imports."
)
@click.pass_obj
def export(course: Course, assignments: tuple[str, ...], output: Path | None, lms: str | None) -> None:
    """Write the grades of ASSIGNMENTS (all graded ones by default) as CSV."""
    from autograder.export import export as as_csv
    from autograder.export_lms import WRITERS
    from autograder.results import write_atomically

    stems = [course.graded(stem) for stem in assignments] or course.all_graded()
    text = (WRITERS[lms] if lms else as_csv)(course, [course.assignment(stem) for stem in stems])
    if output is None or str(output) == "-":
        click.echo(text, nl=False)
    else:
        write_atomically(output, text.encode())


@main.command()
@click.argument("assignments", nargs=-1)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail when a notebook is stale.")
@click.option("--gradebook", is_flag=True, help="Also put the assignment into the gradebook, for formgrader.")
@click.pass_obj
def release(course: Course, assignments: tuple[str, ...], only_check: bool, gradebook: bool) -> None:
    """Make the students' notebooks of ASSIGNMENTS (default: all) from solutions/."""
    from autograder import release as releasing

    stems = [course.known(stem) for stem in assignments or course.stems]
    if only_check:
        stale = releasing.stale(course, stems)
        if stale:
            raise click.ClickException("\n".join([*stale, "Run `autograder release` and commit exercises/."]))
        return
    for stem in stems:
        click.echo(releasing.release(course, stem))
        if gradebook:
            from autograder.announce import announce

            announce(course, stem, releasing.source_notebook(course.solutions / stem / f"{stem}.py"))


@main.command()
@click.argument("assignment", default="day05_zero_grad")
@click.option("--students", type=click.IntRange(1), default=30, show_default=True)
@click.option("--seed", type=int, default=5, show_default=True, help="Which class, and which hidden inputs.")
@click.option(
    "--keep", type=click.Path(path_type=Path), help="Make the course in this new folder and keep it."
)
@click.pass_obj
def demo(course: Course, assignment: str, students: int, seed: int, keep: Path | None) -> None:
    """Make a class from the answers of ASSIGNMENT, grade it, and print what it misunderstood."""
    from autograder import demo as demonstration
    from autograder.batch import grade_class
    from autograder.report import class_summary
    from autograder.report_page import write_report

    if keep and keep.exists():
        raise click.ClickException(f"{keep} is there already: name a new folder.")
    known = course.assignment(assignment)
    planned = demonstration.plan(known, seed, students)
    with tempfile.TemporaryDirectory(prefix="autograder-demo-") as folder:
        root = keep or Path(folder)
        root.mkdir(parents=True, exist_ok=keep is None)
        made = demonstration.make_course(root, course.solutions, known, planned)
        start = time.perf_counter()
        graded = grade_class(made, assignment, seed=seed)
        seconds = time.perf_counter() - start
        kept = None if keep else course.root / "build" / "demo" / f"{assignment}.html"
        page = write_report(made, assignment, kept)
    click.echo(class_summary(known, sorted((each.student, each.result) for each in graded)))
    surprises = demonstration.surprises(planned, graded)
    for surprise in surprises:
        click.echo(f"Not as the answer bank says: {surprise}", err=True)
    click.echo(f"\n{len(graded)} graded in {seconds:.1f} s, {len(planned) - len(surprises)} as expected.")
    click.echo(f"The same as a page: {page}")
    sys.exit(1 if surprises else 0)


for command in COMMANDS:
    main.add_command(command)
