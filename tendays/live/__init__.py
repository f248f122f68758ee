"""The course on the reader's own machine: a Jupyter Server extension that serves the book beside JupyterLab.

`python -m tendays.live serve` starts it, `python -m tendays.live teach` adds nbgrader's formgrader.
Rooms: `launch` (settings of the server), `course` (where things are), `handlers` (what is served),
`marker` (what a served page gets), `building` (the first build), `lab` (JupyterLab's settings),
`pages` (the Sphinx side), `static` (the page side).
"""

from typing import Any


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "tendays.live"}]


def _load_jupyter_server_extension(server: Any) -> None:
    from tendays.live.course import Course

    Course(parent=server).attach(server)
