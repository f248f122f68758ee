"""The engine's own errors: about an assignment or a machine, never about a submission."""

from __future__ import annotations

import traceback
from pathlib import Path


class AssignmentError(Exception):
    """An assignment's source does not fit together; the message names the file and the mend."""


class SandboxUnavailable(Exception):  # noqa: N818  (the state, not the mishap)
    """A sandbox was required, or is needed here, and cannot be had; the message says why and the mend."""


class ZygoteLost(Exception):  # noqa: N818
    """The sandboxed process that forks the children is gone, or broke the protocol."""


class ClusterError(Exception):
    """Grading on other machines cannot begin or go on; the message names the machine and the mend."""


class StorageError(Exception):
    """The gradebook, a file or a folder cannot be read or written; the message says which, and the mend."""


def where(error: BaseException, path: Path | str) -> str:
    """An error of a file of Python in one line: the line of that file, the kind, what it says."""
    frames = [
        frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)
    ]
    line = error.lineno if isinstance(error, SyntaxError) else frames[-1] if frames else None
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{f'line {line}: ' if line else ''}{type(error).__name__}: {said}"
