"""Feedback pages: points, diagnoses, the student's code and its output; nothing hidden, nothing active."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from autograder.course import Course
from autograder.errors import StorageError
from autograder.gradebook import opened
from autograder.gradebook_faults import masked
from autograder.sanitize import clean_text, render_markdown, tidy_code
from autograder.source_cells import HIDDEN
from autograder.storage import AGAIN
from autograder.submission import NOTE

MAX_SAID = 500  # characters of the errors that are told

TEMPLATES = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True)


class FeedbackPage(Exporter):
    """Takes the place of nbconvert's HTML in `nbgrader generate_feedback`.

    nbconvert keeps scripts from a student's markdown and outputs, and asks other hosts for MathJax.
    """

    file_extension = ".html"
    output_mimetype = "text/html"

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[Any, dict[str, Any]]:
        """The page of an autograded notebook, with scores and comments from the gradebook."""
        notebook = nbformat.read(filename, as_version=4)
        notebook, resources = self.from_notebook_node(notebook, resources, **options)
        resources["output_extension"] = self.file_extension
        return page(notebook, resources["nbgrader"]), resources


@dataclass(frozen=True)
class CheckShown:
    """One check as the page shows it; the score may have been given by hand."""

    title: str
    score: float
    points: float
    message: list[str]

    @property
    def full(self) -> bool:
        """Whether all points were given."""
        return self.score >= self.points


@dataclass(frozen=True)
class CellShown:
    """One cell as the page shows it."""

    html: Markup
    comment: Markup | None
    outputs: list[str]


def page(notebook: NotebookNode, grades: dict[str, Any]) -> str:
    """The whole page; `grades` has the score, max_score and late_penalty of the notebook."""
    graded = [cell for cell in notebook.cells if _nbgrader(cell).get("grade")]
    notes = [cell for cell in notebook.cells if cell.get("id") == NOTE]
    return TEMPLATES.get_template("feedback.html").render(
        title=_title(notebook, grades["notebook"]),
        score=grades["score"],
        max_score=grades["max_score"],
        late_penalty=grades["late_penalty"],
        notes=[Markup(render_markdown(cell.source)) for cell in notes],
        checks=[_check(cell) for cell in graded],
        cells=[_cell(cell) for cell in notebook.cells if cell not in notes],
        styles=Markup(code_styles()),
        number=lambda value: f"{round(value, 2):g}",
    )


def _nbgrader(cell: NotebookNode) -> dict[str, Any]:
    return cell.metadata.get("nbgrader", {})


def _title(notebook: NotebookNode, name: str) -> str:
    """The notebook's first heading, else its name."""
    texts = (cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    headings = (line[2:] for text in texts for line in text.splitlines() if line.startswith("# "))
    return next(headings, name)


def _check(cell: NotebookNode) -> CheckShown:
    said = [
        output.data["text/plain"]
        for output in cell.get("outputs", [])
        if output.output_type == "display_data"
    ]
    head, *message = "".join(said[:1]).split("\n\n")
    title = head.rpartition(": ")[0].lstrip("✓✗ ") or _nbgrader(cell)["grade_id"]
    own = _nbgrader(cell)
    return CheckShown(clean_text(title), own["score"], own["points"], [clean_text(part) for part in message])


def _cell(cell: NotebookNode) -> CellShown:
    comment = _nbgrader(cell).get("comment")
    if cell.cell_type != "code":
        shown = Markup(render_markdown(cell.source))
    else:
        tested = _nbgrader(cell).get("grade") and not _nbgrader(cell).get("solution")
        source = HIDDEN.sub("", cell.source + "\n").rstrip() if tested else tidy_code(cell.source)
        shown = Markup(highlight(source, PythonLexer(), _formatter("default"))) if source else Markup()
    return CellShown(shown, Markup(render_markdown(comment)) if comment else None, _printed(cell))


def _printed(cell: NotebookNode) -> list[str]:
    """What the cell printed; the verdict of a test cell stands above, with the checks."""
    outputs = [] if _nbgrader(cell).get("grade") else cell.get("outputs", [])
    return [clean_text(output.text) for output in outputs if output.output_type == "stream"]


def _formatter(style: str) -> HtmlFormatter:
    return HtmlFormatter(style=style, cssclass="code")


@cache
def code_styles() -> str:
    """The colours of code, light and dark."""
    dark = _formatter("github-dark").get_style_defs(".code")
    return (
        f"{_formatter('default').get_style_defs('.code')}\n@media (prefers-color-scheme: dark) {{ {dark} }}"
    )


class _Heard(logging.Handler):
    """Keeps what nbgrader logs of an error: it prints a traceback, and raises without the reason."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line that names the exception."""
        self.errors += re.findall(r"^[\w.]+(?:Error|Exception)\b.*", record.getMessage(), re.MULTILINE)


def write_feedback(course: Course, stem: str, *, force: bool = True) -> list[Path]:
    """Write the page of every graded submission with nbgrader's converter; their paths are returned.

    Raises StorageError when the gradebook cannot be read, or a page cannot be written.
    """
    with opened(course):  # its faults are told better here than by nbgrader
        pass
    directory = course.directory
    directory.assignment_id, directory.notebook_id, directory.student_id = stem, "*", "*"
    converter = GenerateFeedback(coursedir=directory, config=course.config, force=force)
    converter.log.setLevel(logging.ERROR)
    converter.log.addHandler(heard := _Heard())
    try:
        converter.start()
    except NbGraderException:
        said = masked("; ".join(dict.fromkeys(heard.errors)), directory.db_url)[:MAX_SAID]
        raise StorageError(f"Not every page could be written for {stem}: {said}. {AGAIN}") from None
    finally:
        converter.log.removeHandler(heard)
    everyone = course.folder("feedback", "*", stem) / f"{stem}.html"
    return sorted(Path(everyone.anchor).glob(str(everyone.relative_to(everyone.anchor))))
