"""The ways to start the warm process: inside bubblewrap, or where that cannot be had, under limits alone.

Bubblewrap: no network, its own processes, a read-only view of nothing but the system's libraries, the Python
in use, the course library and `autograder/inside`; an ordinary user; the seccomp filter. Limits alone: time,
memory and file limits hold, but the student's code can read and change what the user who grades can.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.binds import binds
from autograder.limits import Limits

BUBBLEWRAP = "bubblewrap"
LIMITS_ONLY = "limits only"
ENVIRONMENT = {
    "HOME": "{scratch}/work",
    "USER": "student",
    "LANG": "C.UTF-8",
    "PATH": "/usr/bin:/bin",
    "TERM": "dumb",
    "TMPDIR": "{scratch}",
    "MPLBACKEND": "Agg",
    "MPLCONFIGDIR": "{scratch}/matplotlib",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
NAMESPACES = ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]


@dataclass(frozen=True)
class Way:
    """One way to start: the command before Python, who runs it, and whom Python becomes (0: no one else)."""

    kind: str
    prefix: list[str]
    run_as: int = 0
    drop_to: int = 0


def ways(limits: Limits, reasons: list[str]) -> Iterator[Way]:
    """The ways to try here, the safest first; why one is left out goes to `reasons`."""
    root = os.getuid() == 0
    user = 50_000 + secrets.randbelow(10_000)  # owns nothing; limits on processes count for each user
    bwrap = shutil.which("bwrap")
    if bwrap and root:
        caps = ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
        yield Way(BUBBLEWRAP, [bwrap, *NAMESPACES, *_flags(limits), *caps], drop_to=user)
    if bwrap:
        namespaces = ["--unshare-user", *NAMESPACES, "--uid", "65534", "--gid", "65534"]
        yield Way(BUBBLEWRAP, [bwrap, *namespaces, *_flags(limits)], run_as=user if root else 0)
    else:
        reasons.append("the command bwrap is not installed")
    yield Way(LIMITS_ONLY, [], drop_to=user if root else 0)


def _flags(limits: Limits) -> list[str]:
    """Bubblewrap's flags but for the user; the order matters: read-only comes after the binds."""
    tmp = ["--perms", "1777", "--size", str(limits.scratch_bytes), "--tmpfs", "/tmp"]
    environment = [part for name, value in variables("/tmp").items() for part in ("--setenv", name, value)]
    return [
        *("--die-with-parent", "--new-session", "--as-pid-1", "--cap-drop", "ALL"),
        *binds(),
        *("--proc", "/proc", "--dev", "/dev", *tmp, "--remount-ro", "/dev", "--remount-ro", "/dev/pts"),
        *("--remount-ro", "/"),
        *("--chdir", "/tmp", *environment),
    ]


def variables(scratch: str) -> dict[str, str]:
    """All variables of the warm process, whose files go to `scratch`."""
    return {name: value.format(scratch=scratch) for name, value in ENVIRONMENT.items()}
