"""A small exercise as nbgrader releases it: a stub to write, and a locked cell with what must hold."""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

STUB = "def halve(x):\n    raise NotImplementedError()"
RIGHT = "def halve(x):\n    return x / 2"
VISIBLE = "assert halve(3) == 1.5, 'half of 3 is 1.5'"


def cell_metadata(name: str, **roles: object) -> dict[str, object]:
    defaults = {"grade": False, "locked": False, "solution": False, "task": False}
    return {"nbgrader": {**defaults, "grade_id": name, "schema_version": 3, **roles}}


def write_exercise(folder: Path) -> Path:
    """Write `halve/halve.ipynb` into `folder`."""
    notebook = new_notebook(
        cells=[
            new_markdown_cell("# Halve", id="title"),
            new_code_cell(STUB, id="stub", metadata=cell_metadata("write_halve", solution=True)),
            new_code_cell(
                VISIBLE, id="test", metadata=cell_metadata("halves", grade=True, locked=True, points=1)
            ),
        ],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    path = folder / "halve" / "halve.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path
