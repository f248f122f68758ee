"""A class made from the answer banks, graded in a folder of its own: see grading work in a minute."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import nbformat

from autograder.assignment import Answer, Assignment, notebook_of
from autograder.course import CONFIG, REPOSITORY, Course
from autograder.workers import Graded

STUDENTS = 30


@dataclass(frozen=True)
class Planned:
    """What one student hands in, and the checks it must lose (None: it cannot be read)."""

    student: str
    data: bytes
    loses: frozenset[str] | None
    what: str


def plan(assignment: Assignment, seed: int, students: int = STUDENTS) -> list[Planned]:
    """A class: about a third right, the rest with misconceptions, some with damaged files."""
    draw = random.Random(seed)
    odd = [_stub(assignment), _without_test(assignment, draw), _no_json(), _empty()][: students // 6]
    right = draw.choices(assignment.answers["right"], k=(students - len(odd)) // 3)
    wrong = _spread(assignment.answers["wrong"], students - len(odd) - len(right), draw)
    handed_in = odd + [_answer(assignment, answer) for answer in right + wrong]
    draw.shuffle(handed_in)
    return [
        Planned(f"student-{number:02d}", data, loses, what)
        for number, (data, loses, what) in enumerate(handed_in, start=1)
    ]


Content = tuple[bytes, frozenset[str] | None, str]


def _spread(answers: list[Answer], count: int, draw: random.Random) -> list[Answer]:
    """Misconceptions as uneven as in a class: few are common, many are rare."""
    order = draw.sample(answers, len(answers))
    weights = [1 / (rank + 1) for rank in range(len(order))]
    return draw.choices(order, weights, k=count) if order else []


def _bytes(notebook: nbformat.NotebookNode) -> bytes:
    return nbformat.writes(notebook).encode()


def _answer(assignment: Assignment, answer: Answer) -> Content:
    return _bytes(notebook_of(assignment, answer)), frozenset(answer.fails), answer.title


def _stub(assignment: Assignment) -> Content:
    everything = frozenset(check.name for check in assignment.checks)
    return _bytes(notebook_of(assignment)), everything, "Nothing written"


def _without_test(assignment: Assignment, draw: random.Random) -> Content:
    notebook = notebook_of(assignment, draw.choice(assignment.answers["right"]))
    graded = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    notebook.cells.remove(draw.choice(graded))
    return _bytes(notebook), frozenset(), "A right answer, one test cell deleted"


def _no_json() -> Content:
    return b"PK\x03\x04 this is a zip archive", None, "A file that is no notebook"


def _empty() -> Content:
    return b"", None, "An empty file"


def make_course(root: Path, solutions: Path, assignment: Assignment, planned: list[Planned]) -> Course:
    """A course folder with what the class handed in; its assignments are those of `solutions`."""
    shutil.copy(REPOSITORY / CONFIG, root)
    (root / "solutions").symlink_to(solutions, target_is_directory=True)
    course = Course.find(root)
    for each in planned:
        folder = course.folder("submitted", each.student, assignment.stem)
        folder.mkdir(parents=True)
        (folder / f"{assignment.stem}.ipynb").write_bytes(each.data)
    return course


def surprises(planned: list[Planned], graded: list[Graded]) -> list[str]:
    """Where a grade is not what the answer bank says, one sentence each."""
    results = {each.student: each.result for each in graded}
    found = []
    for each in planned:
        result = results[each.student]
        everything = frozenset(check.name for check in result.checks)
        lost = frozenset(check.name for check in result.checks if check.points < check.max_points)
        if lost != (everything if each.loses is None else each.loses):
            found.append(f"{each.student} ({each.what}) lost {sorted(lost)}, not {sorted(each.loses or ())}")
    return found
