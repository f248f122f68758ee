"""Every assignment of solutions/, found by its folder, loaded once; a new folder needs no new test."""

from functools import cache

from autograder import assignment as assignments
from autograder import references as referencing
from autograder import release
from autograder.course import REPOSITORY, Course

SEEDS = (0, 1, 2, 3, 4)
STEMS = sorted(path.parent.name for path in assignments.SOLUTIONS.glob("*/checks.py"))


def answer_files(kind):
    """(stem, name) of every answer of a kind, from the file names alone."""
    files = {stem: sorted((assignments.SOLUTIONS / stem / "answers").glob(f"{kind}_*.py")) for stem in STEMS}
    return [(stem, path.stem.removeprefix(f"{kind}_")) for stem in STEMS for path in files[stem]]


@cache
def assignment(stem):
    return assignments.load(stem)


@cache
def references(stem, seed):
    return referencing.compute(assignment(stem), seed)


def answer(stem, kind, name):
    return next(answer for answer in assignment(stem).answers[kind] if answer.stem == name)


def twins(stem, name):
    """The misconceptions that some check need not tell from this one, whichever of the two says so."""
    wrong = assignment(stem).misconceptions
    return set(wrong[name].same_numbers_as) | {
        other for other in wrong if name in wrong[other].same_numbers_as
    }


@cache
def source_notebook(stem):
    return release.source_notebook(assignments.SOLUTIONS / stem / f"{stem}.py")


@cache
def released_notebook(stem):
    return release.released_notebook(source_notebook(stem), Course.find(REPOSITORY).config)


def text(notebook, kind=None):
    return "\n\n".join(cell.source for cell in notebook.cells if kind in (None, cell.cell_type))
