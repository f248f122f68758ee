"""Tables of computed numbers for a page or a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from IPython.display import Markdown


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Markdown:
    """A displayable table; raises ValueError for a row that is not as long as the header."""
    lines = [_line(header), _line(["---", *["---:"] * (len(header) - 1)])]
    for row in rows:
        if len(row) != len(header):
            raise ValueError(f"the table has {len(header)} columns, got a row of {len(row)}: {list(row)!r}")
        lines.append(_line(row))
    return Markdown("\n".join(lines))


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
