"""Notebooks to attack with: the stub or a right answer of any assignment, with cells added and changed."""

import json
import textwrap
from collections.abc import Callable
from typing import Any

import nbformat

from autograder.assignment import Assignment, notebook_of, reference_answer

# Runs actions whose success would be a hole, and notes what they gained.
TRYING = """
gained = []
def attempt(what, action, *arguments):
    try:
        got = action(*arguments)
    except BaseException as refusal:
        return None
    gained.append(f"{what}: {str(got)[:80]}")
    return got
"""
TRIED = "\nprint('tried everything, gained', gained)"


def stub(assignment: Assignment, *cells: str) -> bytes:
    """The notebook as it was released, with code cells put before all others."""
    return _bytes(_with_cells(notebook_of(assignment), cells))


def right(assignment: Assignment, *cells: str) -> bytes:
    """A right answer, with code cells put before all others."""
    return _bytes(_with_cells(notebook_of(assignment, reference_answer(assignment)), cells))


def instead(assignment: Assignment, source: str, task: str = "{task} = cheat") -> bytes:
    """`source` in place of the first solution, then `task` for every name that is to be written."""
    notebook = notebook_of(assignment)
    written = textwrap.dedent(source).strip()
    for name, cell in assignment.tasks.items():
        place = next(each for each in notebook.cells if each.id == cell.id)
        place.source = f"{written}\n{task.format(task=name)}".strip()
        written = ""
    return _bytes(notebook)


def trying(assignment: Assignment, source: str) -> bytes:
    """The stub beside code that says what it gained."""
    return stub(assignment, TRYING + textwrap.dedent(source) + TRIED)


def changed(
    assignment: Assignment, change: Callable[[dict[str, Any]], object], *, answer: bool = False
) -> bytes:
    """The stub (or a right answer) as JSON, changed in place."""
    notebook = json.loads(right(assignment) if answer else stub(assignment))
    change(notebook)
    return json.dumps(notebook).encode()


def _with_cells(notebook: nbformat.NotebookNode, cells: tuple[str, ...]) -> nbformat.NotebookNode:
    sources = [textwrap.dedent(source).strip() for source in cells]
    notebook.cells[:0] = [
        nbformat.v4.new_code_cell(source, id=f"attack-{number}") for number, source in enumerate(sources)
    ]
    return notebook


def _bytes(notebook: nbformat.NotebookNode) -> bytes:
    return nbformat.writes(notebook).encode()
