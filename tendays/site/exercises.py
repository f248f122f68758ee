"""Cards that lead from a page to its exercises: name, points and the student's notebook."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

import nbformat
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from tendays.site.components import container, html


@dataclass(frozen=True)
class Exercise:
    """What a card says: the assignment's stem, its title, and the points of its graded cells."""

    stem: str
    title: str
    points: float

    @classmethod
    def read(cls, folder: Path, stem: str) -> Exercise:
        """The exercise in ``folder/stem/stem.ipynb``; raises FileNotFoundError where there is none."""
        notebook = nbformat.read(folder / stem / f"{stem}.ipynb", as_version=4)
        graded = (cell.metadata.get("nbgrader", {}) for cell in notebook.cells)
        points = sum(cell.get("points", 0) for cell in graded if cell.get("grade"))
        return cls(stem, title(notebook) or stem, points)


def title(notebook: nbformat.NotebookNode) -> str:
    """The first heading of a notebook."""
    lines = (
        line for cell in notebook.cells if cell.cell_type == "markdown" for line in cell.source.splitlines()
    )
    return next((line.lstrip("# ").strip() for line in lines if line.startswith("# ")), "")


class Exercises(SphinxDirective):
    """A card for each assignment named in the page's front matter, or in the directive's argument."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """The cards side by side; a warning for an assignment that has no notebook."""
        named = (
            self.arguments[0].split()
            if self.arguments
            else self.env.metadata[self.env.docname].get("assignments")
        )
        stems = (
            named.strip("[]").replace("'", "").replace(",", " ").split() if isinstance(named, str) else named
        )
        if not stems:
            raise self.error(
                "no exercise to show: name them in the front matter (`assignments: […]`) or as argument"
            )
        box = container("td-exercises")
        box += [self.card(stem) for stem in stems]
        return [box]

    def card(self, stem: str) -> nodes.raw:
        """The card of one assignment."""
        folder = Path(self.config.tendays_exercises)
        self.env.note_dependency(str(folder / stem / f"{stem}.ipynb"))
        try:
            exercise = Exercise.read(folder, stem)
        except FileNotFoundError as missing:
            raise self.error(f"there is no exercise {stem!r}: {missing.filename} does not exist") from missing
        here = self.env.app.builder.get_target_uri(self.env.docname)
        return html(markup(exercise, relative_uri(here, f"exercises/{stem}.ipynb")))


def markup(exercise: Exercise, address: str) -> str:
    """A card as HTML; ``data-notebook`` is where a server that has the exercises finds the notebook."""
    stem = escape(exercise.stem)
    return (
        f'<div class="td-exercise"><p class="td-exercise-name">{escape(exercise.title)}</p>'
        f'<p class="td-points"><code>{stem}</code> · {exercise.points:g} points</p>'
        f'<p class="td-exercise-open"><a href="{address}" download '
        f'data-notebook="exercises/{stem}/{stem}.ipynb">Download the notebook</a></p></div>'
    )


def setup(app: Sphinx) -> None:
    """Register the directive and the folder it reads."""
    app.add_config_value("tendays_exercises", "", "env")
    app.add_directive("exercises", Exercises)
