"""Read what a student handed in: find the known cells, put test cells back, or refuse with a reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from autograder.cells import CELL_ID, Role, grade_id, role
from autograder.result import Status

if TYPE_CHECKING:
    from autograder.assignment import Assignment

MAX_BYTES = 20_000_000
MAX_CELLS = 2_000
MAX_SOURCE = 300_000  # characters of all cells together
NOTE = "autograder-status"  # the id of the grader's own note to the student
CELL_TYPES = ("code", "markdown", "raw")


class Rejected(Exception):  # noqa: N818 - a verdict on a file, not a fault of ours
    """The file cannot be graded; carries the status and one sentence for the student."""

    def __init__(self, status: Status, reason: str) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason


@dataclass(frozen=True)
class Cell:
    """One cell; `grade_id` is "" for cells that the student added."""

    id: str
    type: str
    source: str
    grade_id: str = ""
    role: Role = Role.FREE


@dataclass(frozen=True)
class Submission:
    """A readable notebook of the right assignment, with its test cells as they were released."""

    notebook: tuple[Cell, ...]
    repairs: tuple[str, ...] = ()

    @property
    def cells(self) -> list[tuple[str, str]]:
        """(cell id, source) of the code cells to run, in order; grade cells are not among them."""
        return [(c.id, c.source) for c in self.notebook if c.type == "code" and c.role is not Role.GRADE]

    @property
    def status(self) -> Status:
        """GRADED, or REPAIRED when something was put back."""
        return Status.REPAIRED if self.repairs else Status.GRADED

    @property
    def reason(self) -> str:
        """What was put back, in one sentence; empty when nothing was."""
        return f"Before grading: {'; '.join(self.repairs)}." if self.repairs else ""


def released_cells(assignment: Assignment) -> tuple[Cell, ...]:
    """The cells of the assignment as students get them."""
    return tuple(
        Cell(cell.id, cell.type, cell.released, cell.grade_id, role({"metadata": cell.metadata}))
        for cell in assignment.cells
    )


def read(data: bytes, assignment: Assignment) -> Submission:
    """The submission in the bytes of an .ipynb file; raises Rejected."""
    return compare(parse(data), released_cells(assignment))


def parse(data: bytes) -> list[Cell]:
    """The cells in the bytes of an .ipynb file, whatever notebook it is; raises Rejected."""
    if not data.strip():
        raise Rejected(Status.UNREADABLE, "The file is empty.")
    if len(data) > MAX_BYTES:
        raise Rejected(
            Status.UNREADABLE,
            f"The file is larger than {MAX_BYTES / 1e6:.0f} MB. Clear the outputs, save, and hand in again.",
        )
    cells = _cell_list(_load(data))
    parsed = [_parse_cell(number, cell) for number, cell in enumerate(cells, start=1)]
    if sum(len(cell.source) for cell in parsed) > MAX_SOURCE:
        raise Rejected(Status.UNREADABLE, f"The cells hold more than {MAX_SOURCE} characters.")
    return parsed


def _load(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else "not JSON"
        raise Rejected(
            Status.UNREADABLE, f"The file is {what}, so it is no Jupyter notebook (.ipynb)."
        ) from None


def _cell_list(content: Any) -> list[Any]:
    if not isinstance(content, dict) or "nbformat" not in content:
        raise Rejected(Status.UNREADABLE, "The file is JSON, but no Jupyter notebook (.ipynb).")
    version, cells = content["nbformat"], content.get("cells")
    if version != 4 or isinstance(version, bool):
        raise Rejected(
            Status.UNREADABLE,
            f"The notebook has format {str(version)[:20]!r}; save it in format 4 (JupyterLab does).",
        )
    if not isinstance(cells, list) or not 0 < len(cells) <= MAX_CELLS:
        raise Rejected(Status.UNREADABLE, f"The notebook needs 1 to {MAX_CELLS} cells in a list.")
    return cells


def _parse_cell(number: int, cell: Any) -> Cell:
    if not isinstance(cell, dict) or cell.get("cell_type") not in CELL_TYPES:
        raise Rejected(Status.UNREADABLE, f"Cell {number} is neither code nor text.")
    source = cell.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise Rejected(Status.UNREADABLE, f"Cell {number} has no source text.")
    name = cell.get("id")
    # Lone surrogates are legal JSON and cannot be stored or sent on.
    clean = source.encode("utf-8", "replace").decode()
    return Cell(name if isinstance(name, str) else "", cell["cell_type"], clean, grade_id(cell))


def compare(found: list[Cell], released: tuple[Cell, ...]) -> Submission:
    """The submission with every released test cell in its place; raises Rejected."""
    known = {cell.grade_id: cell for cell in released if cell.grade_id}
    named = _name(found, known)
    if not any(cell.grade_id and known[cell.grade_id].role is not Role.LOCKED for cell in named):
        raise Rejected(
            Status.WRONG_NOTEBOOK,
            "The notebook holds none of this assignment's cells: is it another exercise?",
        )
    repairs: list[str] = []
    chosen = _choose(named, known)
    restored = [_restore(index, cell, known, chosen, repairs) for index, cell in enumerate(named)]
    whole = _add_missing([cell for cell in restored if cell is not None], released, repairs)
    return Submission(
        tuple(_unique_ids(whole, {cell.id for cell in released} | {NOTE})), tuple(dict.fromkeys(repairs))
    )


def _name(found: list[Cell], known: Mapping[str, Cell]) -> list[Cell]:
    """The cells with the grade_id they have in the release: by their own, else by their cell id."""
    present = {cell.grade_id for cell in found}
    by_id = {cell.id: name for name, cell in known.items() if name not in present}
    return [
        Cell(c.id, c.type, c.source, c.grade_id if c.grade_id in known else by_id.get(c.id, ""))
        for c in found
    ]


def _choose(named: list[Cell], known: Mapping[str, Cell]) -> dict[str, int]:
    """Which of the cells with one grade_id stands for it: the unaltered test, the last solution."""
    chosen: dict[str, int] = {}
    for index, cell in enumerate(named):
        original = known.get(cell.grade_id)
        if original is None:
            continue
        fixed = original.role in (Role.GRADE, Role.LOCKED)
        if cell.grade_id not in chosen or not fixed or _first_true(named, chosen, cell, original):
            chosen[cell.grade_id] = index
    return chosen


def _first_true(named: list[Cell], chosen: Mapping[str, int], cell: Cell, original: Cell) -> bool:
    return not _same(named[chosen[cell.grade_id]], original) and _same(cell, original)


def _same(cell: Cell, original: Cell) -> bool:
    """Equal but for white space at the end, which editors add and remove."""
    return cell.source.rstrip() == original.source.rstrip()


def _restore(
    index: int, cell: Cell, known: Mapping[str, Cell], chosen: Mapping[str, int], repairs: list[str]
) -> Cell | None:
    """The cell as it enters grading; None for a further copy of a test cell."""
    original = known.get(cell.grade_id)
    if original is None:
        return Cell(cell.id, cell.type, cell.source)
    what = f"{_KIND[original.role]} “{cell.grade_id}”"
    if chosen[cell.grade_id] != index:
        repairs.append(f"{what} was there more than once")
        same = _same(cell, original) and original.role is not Role.SOLUTION
        return None if same else Cell("", cell.type, cell.source)
    fixed = original.role in (Role.GRADE, Role.LOCKED)
    if cell.type != original.type or (fixed and not _same(cell, original)):
        repairs.append(f"{what} had been changed and was put back")
    source = original.source if fixed else cell.source
    return Cell(original.id, original.type, source, cell.grade_id, original.role)


_KIND = {
    Role.GRADE: "test cell",
    Role.MANUAL: "answer cell",
    Role.SOLUTION: "solution cell",
    Role.LOCKED: "given cell",
}


def _add_missing(kept: list[Cell], released: tuple[Cell, ...], repairs: list[str]) -> list[Cell]:
    """The cells with every missing test or given cell after the released one that precedes it."""
    cells = list(kept)
    place = 0  # where the next released cell belongs when it is missing
    for original in (cell for cell in released if cell.grade_id):
        at = next((i for i, cell in enumerate(cells) if cell.grade_id == original.grade_id), None)
        if at is None and original.role in (Role.GRADE, Role.LOCKED):
            repairs.append(f"{_KIND[original.role]} “{original.grade_id}” was missing and was put back")
            cells.insert(place, original)
            at = place
        place = place if at is None else at + 1
    return cells


def _unique_ids(cells: list[Cell], reserved: set[str]) -> list[Cell]:
    """The cells with an id of their own each; released cells keep theirs."""
    taken = {cell.id for cell in cells if cell.grade_id} | {NOTE}
    result = []
    for number, cell in enumerate(cells, start=1):
        name = cell.id
        if not cell.grade_id and (name in taken or not CELL_ID.match(name)):
            name = next(
                n for k in range(len(cells) + 1) if (n := f"own-{number}-{k}") not in taken | reserved
            )
        taken.add(name)
        result.append(Cell(name, cell.type, cell.source, cell.grade_id, cell.role))
    return result
