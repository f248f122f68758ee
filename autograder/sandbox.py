"""Start the warm process by the first of the ways that works here, and wait until it announces itself."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.binds import LIBRARY, packages, python
from autograder.errors import SandboxUnavailable
from autograder.limits import Limits
from autograder.seccomp import child_rules, write_filter
from autograder.ways import BUBBLEWRAP, LIMITS_ONLY, Way, variables, ways

__all__ = ["BUBBLEWRAP", "LIMITS_ONLY", "Limits", "Started", "start"]

START_SECONDS = 120.0
CONTROL = socket.SOCK_SEQPACKET if sys.platform == "linux" else socket.SOCK_STREAM
MEND = (
    "Install Debian's package bubblewrap (`apt-get install bubblewrap`), and allow user namespaces "
    "(on Ubuntu: an AppArmor profile for bwrap, or `sysctl kernel.apparmor_restrict_unprivileged_userns=0`)."
)
PROGRAM = """
import gc, sys
gc.disable()
sys.path.insert(0, {library!r})
if {user}:
    from autograder.inside import user
    user.drop({user})
from autograder.inside import zygote
zygote.main({control}, {scratch!r}, {alone}, {rules!r})
"""


@dataclass
class Started:
    """A warm process that has announced itself; its folder, if it needs one, is removed with it."""

    kind: str  # BUBBLEWRAP or LIMITS_ONLY
    process: subprocess.Popen
    control: socket.socket
    folder: tempfile.TemporaryDirectory | None
    address_space: int = 0  # bytes
    why_not: str = ""  # why bubblewrap could not be had

    def close(self) -> None:
        """End it and everything inside."""
        self.control.close()
        self.process.kill()
        self.process.wait()
        _remove(self.folder)


def start(limits: Limits, *, required: bool = False) -> Started:
    """The warm process by the first way that works here.

    Raises SandboxUnavailable when bubblewrap is `required` and cannot be had, or nothing works.
    """
    reasons: list[str] = []
    for way in ways(limits, reasons):
        if required and way.kind != BUBBLEWRAP:
            break
        try:
            started = _start(way)
        except OSError as error:
            reasons.append(str(error))
            continue
        started.why_not = "" if way.kind == BUBBLEWRAP else "; ".join(reasons)
        return started
    raise SandboxUnavailable(f"No sandbox: {'; '.join(reasons)}. {MEND}")


def _start(way: Way) -> Started:
    """Start by one way and wait for the announcement; raises OSError with what was said instead."""
    folder = None if way.kind == BUBBLEWRAP else _new_folder()
    control, inside = socket.socketpair(socket.AF_UNIX, CONTROL)
    with inside, tempfile.TemporaryFile() as said:
        try:
            process = _popen(way, Path(folder.name) if folder else None, inside.fileno(), said)
        except (OSError, ImportError, RuntimeError) as error:
            control.close()
            _remove(folder)
            raise OSError(f"{way.kind}: {error}") from None
        inside.close()
        started = Started(way.kind, process, control, folder)
        try:
            started.address_space = _announced(control)
        except (OSError, ValueError):
            started.close()
            said.seek(0)
            lines = said.read()[-2000:].decode("utf-8", "replace").strip().splitlines() or ["it said nothing"]
            raise OSError(f"{way.kind}: {lines[-1]}") from None
    return started


def _new_folder() -> tempfile.TemporaryDirectory:
    return tempfile.TemporaryDirectory(prefix="grading-", ignore_cleanup_errors=True)


def _remove(folder: tempfile.TemporaryDirectory | None) -> None:
    if folder:
        folder.cleanup()


def _popen(way: Way, folder: Path | None, control: int, said: Any) -> subprocess.Popen:
    """The process: Python behind the way's prefix, with an empty environment and two descriptors."""
    bubblewrap = way.kind == BUBBLEWRAP
    library, scratch = _stage(folder, way.drop_to) if folder else (LIBRARY, "/tmp")
    code = PROGRAM.format(
        library=library,
        scratch=scratch,
        user=way.drop_to,
        control=control,
        alone=bubblewrap,
        rules=child_rules(),
    )
    command = [python() if bubblewrap else sys.executable, "-I", "-B", "-X", "utf8", "-c", code]
    environment = {} if bubblewrap else variables(scratch)
    identity: dict[str, Any] = {}
    if way.run_as:
        identity = {"user": way.run_as, "group": way.run_as, "extra_groups": []}
    descriptors = [control]
    with tempfile.TemporaryFile() if not bubblewrap else write_filter() as rules:
        if bubblewrap:
            descriptors.append(rules.fileno())
            command = [*way.prefix, "--seccomp", str(rules.fileno()), "--", *command]
        return subprocess.Popen(
            command,
            env=environment,
            pass_fds=descriptors,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
            start_new_session=True,
            cwd="/",
            **identity,
        )


def _stage(folder: Path, owner: int) -> tuple[str, str]:
    """Without bubblewrap: the same view of the code as inside it, copied, and a scratch folder."""
    library, scratch = folder / "library", folder / "scratch"
    for source, place in packages():
        shutil.copytree(source, library / place, ignore=shutil.ignore_patterns("__pycache__"))
    scratch.mkdir()
    if owner:
        folder.chmod(0o711)
        os.chown(scratch, owner, owner)
    return str(library), str(scratch)


def _announced(control: socket.socket) -> int:
    """The address space that the warm process announces; raises OSError or ValueError."""
    control.settimeout(START_SECONDS)
    answer = control.recv(65536)
    if not answer:
        raise ConnectionError("it ended")
    return int(json.loads(answer)["address_space"])
