"""Cells that only show something: they are left out in grading, unless a name is missing without them."""

from __future__ import annotations

import symtable
from collections.abc import Sequence

from autograder.errors import AssignmentError
from autograder.source_cells import Cell

TAG = "demonstration"


def demonstrations(cells: Sequence[Cell]) -> dict[str, str]:
    """Their released sources by cell id: code below the last solution but tests, and what is tagged so."""
    last = max(index for index, cell in enumerate(cells) if cell.role == "solution")
    after = [cell for cell in cells[last + 1 :] if cell.type == "code" and cell.role != "grade"]
    return {cell.id: cell.released for cell in cells if cell in after or is_tagged(cell)}


def is_tagged(cell: Cell) -> bool:
    """Whether the cell's author says that it only shows something."""
    return TAG in cell.metadata.get("tags", ())


def validate(cells: Sequence[Cell], where: str) -> None:
    """Raise AssignmentError for a tagged cell that is more than given code, or changes what others see."""
    shown = demonstrations(cells)
    needed = [cell for cell in cells if cell.role != "grade" and cell.id not in shown]
    for cell in filter(is_tagged, cells):
        twice = sorted(_binds(cell) & {name for other in needed for name in _binds(other)})
        if cell.role not in ("", "locked") or cell.type != "code" or twice:
            raise AssignmentError(
                f"{where}, cell {cell.id}: tagged {TAG!r}, it must be given code, no task and no test, "
                f"and define nothing that other cells define (here twice: {', '.join(twice) or 'nothing'})"
            )


def _binds(cell: Cell) -> set[str]:
    """The names that a code cell gives a value at its top level."""
    if cell.type != "code":
        return set()
    symbols = symtable.symtable(cell.source, cell.id, "exec").get_symbols()
    return {symbol.get_name() for symbol in symbols if symbol.is_assigned() or symbol.is_imported()}
