"""Keep each student's result as one JSON file, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from autograder.result import Result
from autograder.storage import telling


def write_atomically(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Replace the file at `path` in one step; a reader sees the old bytes or the new ones.

    Raises StorageError, and then the old bytes are still there.
    """
    with telling(path, "written"):
        _replace(path, data, mode)


def _replace(path: Path, data: bytes, mode: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{os.getpid()}-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def clear_unfinished(folder: Path) -> None:
    """Remove what is left there of writers that were killed in the middle of a file."""
    for path in folder.glob(".*-*.part*"):
        writer = path.name[1:].partition("-")[0]
        if writer.isdigit() and not _runs(int(writer)):
            path.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True


def fingerprint(data: bytes) -> str:
    """The SHA-256 of a submitted file, by which a changed one is known."""
    return hashlib.sha256(data).hexdigest()


def with_origin(result: Result, data: bytes) -> Result:
    """The result with the fingerprint of the file it grades."""
    return replace(result, provenance={**result.provenance, "sha256": fingerprint(data)})


def write_result(folder: Path, student: str, result: Result) -> None:
    """Keep the result of `student` in the folder of the assignment."""
    write_atomically(folder / f"{student}.json", (result.to_json() + "\n").encode())


def read_result(folder: Path, student: str) -> Result | None:
    """The result of `student`; None when there is none, or the file is damaged (then grade anew)."""
    try:
        return Result.from_json((folder / f"{student}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_results(folder: Path) -> Iterator[tuple[str, Result]]:
    """Each student with a result, in the order of their names."""
    for path in sorted(folder.glob("*.json")):
        result = read_result(folder, path.stem)
        if result is not None:
            yield path.stem, result
