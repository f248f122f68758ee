"""A table of numbers that the reader can sort by any column, by pointing at its head or by keyboard.

>>> from tendays.widgets.sortable import sortable_table
>>> sortable_table(["model", "dev NLL"], [["small", 2.2], ["large", 2.1]], caption="Two models", by="dev NLL")
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import anywidget
import traitlets

from tendays.widgets.parts import script, styles

Cell = str | int | float


class SortableTable(anywidget.AnyWidget):
    """The table: `columns` by name, `rows` of cells with `text` and sort `key`, sorted `by` one column."""

    _esm = script("escaped.js", "sortable.js")
    _css = styles("sortable.css")
    columns: traitlets.List[Any] = traitlets.List().tag(sync=True)
    rows: traitlets.List[Any] = traitlets.List().tag(sync=True)
    caption = traitlets.Unicode().tag(sync=True)
    smallest: traitlets.List[Any] = traitlets.List().tag(sync=True)
    by = traitlets.Int(0).tag(sync=True)
    descending = traitlets.Bool(False).tag(sync=True)


def sortable_table(
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    caption: str,
    by: str,
    formats: Mapping[str, str] | None = None,
    mark_smallest: Sequence[str] = (),
) -> SortableTable:
    """A table sorted by the column `by`, smallest first; numbers are written by `formats` (default ``","``).

    In the columns `mark_smallest` the smallest number is marked. Raises ValueError for a row of another
    length and for a column that is not there.
    """
    for name in [by, *(formats or {}), *mark_smallest]:
        if name not in columns:
            raise ValueError(f"there is no column {name!r}; there are {', '.join(columns)}")
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"the table has {len(columns)} columns, got a row of {len(row)}: {list(row)!r}")
    written = [(formats or {}).get(name, ",") for name in columns]
    return SortableTable(
        columns=list(columns),
        rows=[[_cell(value, form) for value, form in zip(row, written, strict=True)] for row in rows],
        caption=caption,
        smallest=[columns.index(name) for name in mark_smallest],
        by=columns.index(by),
    )


def _cell(value: Cell, form: str) -> dict[str, Any]:
    """A cell as it is written, and what it is sorted by."""
    return {"text": value if isinstance(value, str) else format(value, form), "key": value}
