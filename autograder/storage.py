"""Say which file or folder was refused, what was expected of it, and what mends that."""

from __future__ import annotations

import errno
import getpass
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from autograder.errors import StorageError

AGAIN = "Then give the same command again: nothing that was recorded is lost."
SPACE = "The disk that holds it must have room: free some"
MENDS = {
    errno.ENOSPC: SPACE,
    errno.EDQUOT: "Your quota on that disk is used up: free some of it, or ask for more",
    errno.EFBIG: "Files may be larger here: raise the limit (`ulimit -f`)",
    errno.EROFS: "It lies on a disk that is mounted read-only: mount it writable, or move the course",
    errno.EIO: "The disk itself failed: copy what is on it, and look at its health",
    errno.EISDIR: "A folder lies where a file belongs: move it away",
    errno.ENAMETOOLONG: "The name is longer than this disk allows: shorten it",
    errno.EMFILE: "This process has too many files open: raise the limit (`ulimit -n`)",
}
RIGHTS = (errno.EACCES, errno.EPERM)


@contextmanager
def telling(path: Path, what: str) -> Iterator[None]:
    """Turn an OSError about `path` into a StorageError; `what` was to be done: "written", "read"."""
    try:
        yield
    except OSError as error:
        raise StorageError(explain(error, path, what)) from None


def explain(error: OSError, path: Path | None = None, what: str = "used") -> str:
    """One paragraph: the path, what the system said, and what to do."""
    path = path or (Path(os.fsdecode(error.filename)) if error.filename else None)
    said = error.strerror or str(error) or type(error).__name__
    head = f"{path or 'A file'} could not be {what}: {said}."
    if error.errno in RIGHTS and path:
        return f"{head} {_rights(path, what)} {AGAIN}"
    if error.errno == errno.ENOTDIR and path:
        blocking = next((each for each in (*reversed(path.parents), path) if each.is_file()), path)
        return f"{head} {blocking} is a file where a folder belongs: move it away. {AGAIN}"
    return f"{head} {MENDS.get(error.errno or 0, 'Look what is there')}. {AGAIN}"


def _rights(path: Path, what: str) -> str:
    """Who has the rights on the first thing on the way to `path` that refuses this user."""
    right = os.W_OK if what == "written" else os.R_OK
    barrier = _barrier(path, right)
    letter = "w" if right == os.W_OK else "r"
    letters = f"{letter}x" if barrier.is_dir() else letter
    owner = ""
    with suppress(OSError, KeyError):
        owner = f"; it is {barrier.owner()}'s, with mode {stat.S_IMODE(barrier.stat().st_mode):o}"
    return (
        f"Expected {barrier}{owner} to be open to the user {_user()}: "
        f"`chmod u+{letters} {barrier}` as its owner, or change the owner."
    )


def _barrier(path: Path, right: int) -> Path:
    """The outermost folder that cannot be entered, else what is there and does not grant `right`."""
    for folder in reversed(path.parents):
        if _there(folder) and not os.access(folder, os.X_OK):
            return folder
    there = next(each for each in (path, *path.parents) if _there(each))
    return path.parent if right == os.W_OK and there == path and os.access(path, right) else there


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
