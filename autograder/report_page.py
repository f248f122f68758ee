"""One page about a class: points, checks, misconceptions with an example, what needs a person, time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from autograder import classwork
from autograder.anonymous import anonymous
from autograder.assignment import Assignment
from autograder.cells import Role
from autograder.charts import bars
from autograder.check import title_of
from autograder.classwork import Graded, Misconception
from autograder.course import Course
from autograder.feedback import code_styles
from autograder.files import submitted_bytes
from autograder.result import Result, Status
from autograder.results import fingerprint, read_results, write_atomically
from autograder.sanitize import clean_text, tidy_code
from autograder.steady import near_limits
from autograder.submission import Rejected, read
from tendays.palette import declarations

TEMPLATES = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True)
MOST_BARS = 20
TRIED = 10  # students whose code is looked at for an example


@dataclass(frozen=True)
class Shown:
    """A misconception with the code of one student who has it, if some can be shown."""

    held: Misconception
    example: Markup | None


def write_report(course: Course, stem: str, out: Path | None = None, *, names: bool = True) -> Path:
    """Write the page of an assignment; by default as class/reports/STEM.html. Its path is returned."""
    assignment = course.assignment(stem)
    results = list(read_results(course.results(stem)))
    path = out or course.results(stem).parent.parent / "reports" / f"{stem}.html"
    write_atomically(path, page(course, assignment, results, names=names).encode())
    return path


def page(course: Course, assignment: Assignment, results: Sequence[Graded], *, names: bool = True) -> str:
    """The whole page, one HTML file that needs no other; without `names`, no student is named in it."""
    points = [result.points for _, result in results]
    odd = [(student, result) for student, result in results if result.status is not Status.GRADED]
    return TEMPLATES.get_template("report.html").render(
        title=title_of(assignment),
        stem=assignment.stem,
        count=len(results),
        top=sum(assignment.points.values()),
        median=classwork.middle(points),
        full=sum(result.points >= result.max_points for _, result in results),
        points_chart=_points_chart(points, sum(assignment.points.values())),
        checks=classwork.check_counts(assignment, results),
        misconceptions=[
            Shown(each, _example(course, assignment, each, dict(results)))
            for each in classwork.misconceptions(assignment, results)
        ],
        needs=[each for each in odd if each[1].status in classwork.NEEDS_PERSON],
        odd=[each for each in odd if each[1].status not in classwork.NEEDS_PERSON],
        statuses=Counter(str(result.status) for _, result in results).most_common(),
        faults=classwork.faults(results),
        near=[(student, near) for student, result in results if (near := near_limits(result))],
        time=_time(results),
        runs=_runs(results),
        names=names,
        colours={mode: Markup(declarations(mode)) for mode in ("light", "dark")},
        styles=Markup(code_styles()),
        clean=clean_text,
    )


def _points_chart(points: Sequence[float], top: float) -> Markup:
    """How many earned how many points: a bar for each whole point, or for equal spans of many points."""
    width = max(1, -(-int(top) // MOST_BARS))
    last = int(top) // width
    counts = Counter(min(int(each) // width, last) for each in points)
    labels = [f"{i * width}" if width == 1 or i == last else f"{i * width}–" for i in range(last + 1)]
    said = f"{len(points)} students by points; the median is {classwork.middle(points):g} of {top:g}."
    return bars(
        [counts[i] for i in range(last + 1)], labels, title=said, x="points", y="students", marked=[last]
    )


def _time(results: Sequence[Graded]) -> dict[str, object]:
    """The seconds of grading, summed up and drawn."""
    took = classwork.seconds(results)
    longest = max(took, default=0.0)
    width = max(longest / 10, 0.01)
    counts = Counter(min(int(each / width), 9) for each in took)
    labels = [f"{i * width:.2g}" for i in range(10)]
    said = (
        f"{len(took)} submissions by seconds of grading; the median is {classwork.middle(took):.2g} seconds."
    )
    chart = bars([counts[i] for i in range(10)], labels, title=said, x="seconds, from", y="submissions")
    slow = sorted(results, key=lambda each: -each[1].provenance.get("seconds", {}).get("total", 0.0))[:3]
    return {"chart": chart, "median": classwork.middle(took), "longest": longest, "slowest": slow}


def _runs(results: Sequence[Graded]) -> list[tuple[str, int]]:
    """Under what the grades came about, with the number of grades."""
    said = Counter(
        f"seed {r.seed}, assignment version {p.get('assignment_version', 'not recorded')}, "
        f"{p.get('sandbox', 'nothing run')}, Python {p.get('python', '–')}, torch {p.get('torch', '–')}"
        for _, r in results
        for p in [r.provenance]
    )
    return said.most_common()


def _example(
    course: Course, assignment: Assignment, held: Misconception, results: dict[str, Result]
) -> Markup | None:
    """The solution cells of one student that this is about, without a name; None when none can be shown."""
    tasks = _tasks(assignment, held)
    for student in held.students[:TRIED]:
        cells = _solutions(course, assignment, student, results[student])
        shown = [anonymous(cells[task], [student]) for task in tasks if cells.get(task, "").strip()]
        if shown and all(shown):
            code = "\n\n\n".join(each for each in shown if each)
            html = highlight(tidy_code(code), PythonLexer(), HtmlFormatter(cssclass="code"))
            return Markup(html.replace("<pre>", '<pre tabindex="0">', 1))  # scrolled by keyboard, too
    return None


def _tasks(assignment: Assignment, held: Misconception) -> list[str]:
    """The tasks in which these misconceptions are made: those that the bank's wrong answers write."""
    tasks = tuple(assignment.tasks)
    known = [assignment.misconceptions[name] for name in held.names if name in assignment.misconceptions]
    return [task for task in tasks if any(task in answer.texts(tasks) for answer in known)] or list(tasks)


def _solutions(course: Course, assignment: Assignment, student: str, result: Result) -> dict[str, str]:
    """The solution cells by task, if the file is the one that was graded."""
    path = course.folder("submitted", student, assignment.stem) / f"{assignment.stem}.ipynb"
    try:
        data = submitted_bytes(path)
        cells = (
            read(data, assignment).notebook if fingerprint(data) == result.provenance.get("sha256") else ()
        )
    except Rejected:
        return {}
    return {c.grade_id.removeprefix("write_"): c.source for c in cells if c.role is Role.SOLUTION}
