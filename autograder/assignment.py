"""Load an assignment from its folder in solutions/: notebook source, checks, probes and answers."""

from __future__ import annotations

import hashlib
import importlib.util
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import nbformat
from nbformat import NotebookNode

from autograder import demonstrations
from autograder.answers import Answer, read_answers
from autograder.checks import Check, SourceCheck
from autograder.errors import AssignmentError, where
from autograder.source_cells import Cell, read_cells, reference_source
from autograder.versions import digest

__all__ = ["Answer", "Assignment", "AssignmentError", "Cell", "load", "notebook_of"]

SOLUTIONS = Path(__file__).resolve().parent.parent / "solutions"


@dataclass(frozen=True)
class Assignment:
    """All that grading knows of one assignment; trusted, and never sent to a student's process whole."""

    stem: str
    cells: tuple[Cell, ...]
    checks: tuple[Check | SourceCheck, ...]
    withholds: tuple[str, ...]  # dotted names of tendays that the student is to write
    probes_source: str  # runs beside the student's code; holds no secret
    answers: dict[str, list[Answer]]  # "right" and "wrong"
    version: str  # changes with every byte of the folder's sources

    @property
    def tasks(self) -> dict[str, Cell]:
        """The solution cell of each name that the student writes, in order."""
        return {cell.task: cell for cell in self.cells if cell.role == "solution"}

    @property
    def demonstrations(self) -> dict[str, str]:
        """The released sources of cells that only show something, by cell id."""
        return demonstrations.demonstrations(self.cells)

    @property
    def points(self) -> dict[str, float]:
        """The points of each check, from the source."""
        return {cell.grade_id: cell.points for cell in self.cells if cell.role == "grade"}

    @property
    def misconceptions(self) -> dict[str, Answer]:
        """The wrong answers by the id of their misconception."""
        return {answer.stem: answer for answer in self.answers["wrong"]}


def load(stem: str, root: Path | None = None) -> Assignment:
    """The assignment `stem` under `root` (default: the repository's solutions/); raises AssignmentError."""
    folder = (root or SOLUTIONS) / stem
    notebook, checks, probes = (folder / f"{name}.py" for name in (stem, "checks", "probes"))
    for path in (notebook, checks, probes):
        if not path.is_file():
            raise AssignmentError(
                f"{path} is missing: an assignment has {stem}.py, checks.py, probes.py and answers/"
            )
    module = _import(checks, f"autograder_checks_{stem}")
    assignment = Assignment(
        stem=stem,
        cells=read_cells(notebook),
        checks=tuple(_declared(module, "CHECKS", checks)),
        withholds=tuple(_declared(module, "WITHHOLDS", checks)),
        probes_source=probes.read_text(encoding="utf-8"),
        answers=read_answers(folder / "answers"),
        version=digest(folder, folder.rglob("*.py")),
    )
    _validate(assignment, folder)
    return assignment


def notebook_of(assignment: Assignment, answer: Answer | None = None) -> NotebookNode:
    """The released notebook, its solution cells filled from `answer` (None: the stub as released)."""
    sources = {cell.id: cell.released for cell in assignment.cells}
    if answer is not None:
        sources |= _filled(assignment, answer)
    cells = [_node(cell, sources[cell.id]) for cell in assignment.cells]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return nbformat.v4.new_notebook(cells=cells, metadata=metadata)


def reference_answer(assignment: Assignment) -> Answer:
    """The notebook source's own solution, as a right answer that defines nothing itself."""
    return Answer(kind="right", stem="reference", title=f"The reference of {assignment.stem}", source="")


def _filled(assignment: Assignment, answer: Answer) -> dict[str, str]:
    """The solution cells of `answer`; what it does not define is the reference's, its helpers go first."""
    texts = answer.texts(tuple(assignment.tasks))
    filled = {
        cell.id: texts.get(task) or reference_source(cell.source) for task, cell in assignment.tasks.items()
    }
    first = next(iter(filled))
    filled[first] = "\n\n\n".join(part for part in (texts[""], filled[first]) if part)
    return {cell_id: source.strip("\n") for cell_id, source in filled.items()}


def _node(cell: Cell, source: str) -> NotebookNode:
    make = nbformat.v4.new_code_cell if cell.type == "code" else nbformat.v4.new_markdown_cell
    return make(source=source, id=cell.id, metadata=dict(cell.metadata))


def _import(path: Path, name: str) -> ModuleType:
    """The module of a trusted file, under a name of its own for each place it lies in.

    It may import what lies beside it, as in `from .judges import judge_sizes`.
    """
    name = f"{name}_{hashlib.sha256(str(path).encode()).hexdigest()[:8]}"
    for loaded in [each for each in sys.modules if each.startswith(f"{name}.")]:
        del sys.modules[loaded]  # what lies beside it is read anew as well
    spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=[str(path.parent)])
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        file = _faulty(error, path)
        raise AssignmentError(f"{file} cannot be run: {where(error, file)}. Mend that line.") from None
    return module


def _faulty(error: Exception, path: Path) -> Path:
    """The file that went wrong: `path`, or one beside it that it imports."""
    frames = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        frames.append(error.filename)
    return next((file for file in map(Path, reversed(frames)) if file.parent == path.parent), path)


def _declared(module: ModuleType, name: str, path: Path) -> list | tuple:
    declared = getattr(module, name, None)
    if not isinstance(declared, list | tuple):
        raise AssignmentError(f"{path}: {name} is {declared!r}; it must be a list or tuple")
    return declared


def _validate(assignment: Assignment, folder: Path) -> None:
    """Raise AssignmentError for the first thing that does not fit between the files."""
    names = [check.name for check in assignment.checks]
    graded = [cell.grade_id for cell in assignment.cells if cell.role == "grade"]
    if sorted(names) != sorted(graded) or len(set(names)) != len(names):
        raise AssignmentError(
            f"{folder}: CHECKS has {sorted(names)}, the notebook's grade cells are {sorted(graded)}; "
            "every check has exactly one grade cell"
        )
    if not assignment.tasks:
        raise AssignmentError(
            f"{folder}: no solution cell; give a cell the grade_id write_<name> and solution: true"
        )
    demonstrations.validate(assignment.cells, str(folder))
    for answer in assignment.answers["wrong"]:
        if not answer.fails or not set(answer.fails) <= set(names):
            raise AssignmentError(
                f"{folder}/answers/wrong_{answer.stem}.py: fails is {answer.fails}, of {names}"
            )
    for check in assignment.checks:
        named = check.misconception if isinstance(check, SourceCheck) else ""
        if named and named not in assignment.misconceptions:
            raise AssignmentError(
                f"{folder}/checks.py: {check.name} names {named!r}; answers/wrong_{named}.py is missing"
            )
