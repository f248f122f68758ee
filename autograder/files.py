"""Read what was handed in, whatever lies there."""

from __future__ import annotations

import contextlib
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
        return _regular_bytes(path, MAX_BYTES + 1)
    except FileNotFoundError:
        raise Rejected(Status.UNREADABLE, _missing(path)) from None
    except OSError as error:
        said = error.strerror or "it is not a file"
        raise Rejected(Status.UNREADABLE, f"{path.name} cannot be read: {said}.") from None


def files_beside(folder: Path) -> dict[str, bytes]:
    """The small files of the exchange in a submission's folder, by name."""
    found = {}
    for name in BESIDE:
        with contextlib.suppress(OSError):
            found[name] = _regular_bytes(folder / name, MAX_BESIDE + 1)
    return {name: data for name, data in found.items() if len(data) <= MAX_BESIDE}


def _regular_bytes(path: Path, most: int) -> bytes:
    """The first bytes of a regular file that is no link; raises OSError."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(f"{path.name} is not a file")
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(most)
    finally:
        os.close(handle)


def _missing(path: Path) -> str:
    others = sorted(other.name for other in path.parent.glob("*.ipynb"))
    found = f"; there is {', '.join(others)[:200]}" if others else ""
    return f"There is no {path.name} in what was handed in{found}."
