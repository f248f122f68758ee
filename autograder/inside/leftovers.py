"""Between two submissions: end every process and remove every file that the last one left."""

from __future__ import annotations

import contextlib
import fcntl
import importlib
import os
import pkgutil
import secrets
import signal
import sys
import time
from pathlib import Path

ENDING_SECONDS = 2.0
WIPING_SECONDS = 5.0
FS_IOC_GETFLAGS = 0x80086601
SKIPPED = ("live", "site", "widgets")  # parts of the library that no assignment uses


def import_library(package: str) -> None:
    """Import all of a package that a submission may use, so that no child has to."""
    module = importlib.import_module(package)
    for info in pkgutil.iter_modules(module.__path__):
        name = f"{package}.{info.name}"
        if info.name in SKIPPED:
            continue
        if info.ispkg:
            import_library(name)
        else:
            importlib.import_module(name)


def wait_for(pid: int, patience: float) -> int | None:
    """The wait status of `pid` if it ends by itself within `patience` seconds; None while it runs."""
    deadline = time.monotonic() + patience
    while True:
        with contextlib.suppress(ChildProcessError):
            found, status = os.waitpid(pid, os.WNOHANG)
            if found:
                return status
        if time.monotonic() >= deadline:
            return None
        time.sleep(0.001)


def end_all(pid: int, alone: bool) -> bool:
    """Kill the child and its descendants and reap them; False if some would not end in time."""
    deadline = time.monotonic() + ENDING_SECONDS
    while time.monotonic() < deadline:
        _kill_everything(pid, alone)
        if _reap():
            return True
        time.sleep(0.001)
    return False


def _kill_everything(pid: int, alone: bool) -> None:
    """SIGKILL for all processes here (`alone`: pid 1 of a namespace), or for the child's descendants."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if alone:
            os.kill(-1, signal.SIGKILL)
        elif pid:
            os.killpg(pid, signal.SIGKILL)
    if not alone:
        for descendant in _descendants(os.getpid()):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(descendant, signal.SIGKILL)


def _reap() -> bool:
    """Reap what has ended; True when no child is left."""
    while True:
        try:
            found, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return True
        if not found:
            return False


def _descendants(root: int) -> list[int]:
    """All processes below `root`, where /proc tells them."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            parents[int(entry.parent.name)] = int(entry.read_text().rpartition(")")[2].split()[1])
    found, frontier = [], [root]
    while frontier:
        parent = frontier.pop()
        below = [child for child, its_parent in parents.items() if its_parent == parent]
        found += below
        frontier += below
    return found


def wipe(root: Path) -> bool:
    """Empty a folder whatever its modes and depth; False if something is left.

    Subfolders are moved up to the root before they are opened, so no depth of nesting matters.
    """
    deadline = time.monotonic() + WIPING_SECONDS
    with contextlib.suppress(OSError):
        if not os.access(root, os.R_OK | os.W_OK | os.X_OK):
            return False
        pending = [Path(entry.path) for entry in os.scandir(root)]
        while pending and time.monotonic() < deadline:
            pending += _remove(pending.pop(), root)
    return not any(os.scandir(root))


def _remove(path: Path, root: Path) -> list[Path]:
    """Remove a file or a folder; its subfolders are moved to `root` and returned."""
    if path.is_symlink() or not path.is_dir():
        path.unlink()
        return []
    path.chmod(0o700)
    moved = []
    for entry in path.iterdir():
        if entry.is_symlink() or not entry.is_dir():
            entry.unlink()
        else:
            entry.chmod(0o700)  # moving a folder writes its ".."
            moved.append(entry.rename(root / secrets.token_hex(8)))
    path.rmdir()
    return moved


def marks(root: Path) -> tuple[object, ...]:
    """What code that owns an empty folder could have written on the folder itself; its times are set anew."""
    with contextlib.suppress(OSError):
        os.utime(root)
    found = root.stat()
    names = os.listxattr(root) if sys.platform == "linux" else []
    return found.st_mode, found.st_uid, found.st_gid, sorted(names), _flags(root)


def _flags(root: Path) -> bytes:
    """The file system's flags of a folder; none where it has none."""
    handle = os.open(root, os.O_RDONLY)
    try:
        return fcntl.ioctl(handle, FS_IOC_GETFLAGS, bytes(8))
    except OSError:
        return b""
    finally:
        os.close(handle)
