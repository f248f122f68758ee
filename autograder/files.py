"""Read what was handed in, whatever lies there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from autograder.result import Status
from autograder.submission import MAX_BYTES, Rejected

# What nbgrader's exchange puts beside a notebook, and asks for again when feedback is released.
BESIDE = ("timestamp.txt", "submission_secret.txt")
MAX_BESIDE = 4096  # bytes; they hold a line each


def submitted_bytes(path: Path) -> bytes:
    """The bytes of a submitted notebook, at most one more than is ever graded; raises Rejected.

    Links are not followed: they could lead to anything that the grader may read.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        raise Rejected(Status.UNREADABLE, _missing(path)) from None
    except OSError as error:
        raise Rejected(Status.UNREADABLE, f"{path.name} cannot be read: {error.strerror}.") from None
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise Rejected(Status.UNREADABLE, f"{path.name} is not a file.")
        return file.read(MAX_BYTES + 1)


def files_beside(folder: Path) -> dict[str, bytes]:
    """The small files of the exchange in a submission's folder, by name."""
    found = {}
    for name in BESIDE:
        try:
            found[name] = submitted_bytes(folder / name)
        except Rejected:
            continue
    return {name: data for name, data in found.items() if len(data) <= MAX_BESIDE}


def _missing(path: Path) -> str:
    others = sorted(other.name for other in path.parent.glob("*.ipynb"))
    found = f"; there is {', '.join(others)[:200]}" if others else ""
    return f"There is no {path.name} in what was handed in{found}."
