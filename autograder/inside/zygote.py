"""The warm process inside the sandbox: everything imported, nothing secret, one forked child at a time.

It imports and never computes: a process that has run a parallel torch kernel hangs its forks. Control comes
over a SEQPACKET socket as small JSON: `fork` (with one descriptor, the child's channel) and `end`.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import json
import os
import resource
import signal
import socket
import sys
from pathlib import Path
from typing import Any

import torch

from autograder.inside import child, filter, leftovers, no_compiler, rehearsal, withhold
from autograder.inside.protocol import Channel
from autograder.inside.shell import GradingShell, make_shell

# Else imported by the first tensor printed, the first figure or progress bar.
WARM = [
    "torch._subclasses.schema_check_mode",
    "torch.profiler._cupti_monitor",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "matplotlib.backends.backend_mixed",
    "PIL.PngImagePlugin",
    "PIL.features",
    "tqdm.auto",
    "ipywidgets",
]
PR_SET_DUMPABLE = 4
PR_SET_CHILD_SUBREAPER = 36


def main(control_fd: int, scratch: str, alone: bool, rules: bytes) -> None:
    """Serve until the grader closes the control socket.

    `alone`: every other process here is a child's; `rules`: a seccomp filter for the children.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    control = socket.socket(fileno=control_fd)
    work = Path(scratch) / "work"
    shell = _warm_up(scratch)
    Zygote(control, shell, Path(scratch), alone, rules).serve(work)


def _warm_up(scratch: str) -> GradingShell:
    """Import what submissions use, and make the shell; no kernel of torch is run.

    Called with garbage collection off: to look through what is imported, again and again, takes longer than
    to leave the little that is garbage. All of it is frozen, so that no child looks through it either.
    """
    torch.set_num_threads(1)
    no_compiler.install()
    for name in WARM:
        with contextlib.suppress(ImportError):  # it only saves time
            importlib.import_module(name)
    leftovers.import_library("tendays")
    withhold.loaded("tendays")
    shell = make_shell(str(Path(scratch) / "ipython"))
    rehearsal.rehearse(shell)
    gc.freeze()
    gc.enable()
    return shell


class Zygote:
    """The control loop."""

    def __init__(
        self, control: socket.socket, shell: GradingShell, scratch: Path, alone: bool, rules: bytes
    ) -> None:
        self.control = control
        self.shell = shell
        self.scratch = scratch
        self.alone = alone
        self.rules = rules
        self.pid = 0
        _close_others(control.fileno())
        _prctl(PR_SET_DUMPABLE, 0)
        _prctl(PR_SET_CHILD_SUBREAPER, 1)

    def serve(self, work: Path) -> None:
        """Announce, then fork and end children in turn."""
        leftovers.wipe(self.scratch)
        self.untouched = leftovers.marks(self.scratch)
        self._reply(ready=True, address_space=_address_space())
        while True:
            data, descriptors, _, _ = socket.recv_fds(self.control, 65536, 1)
            if not data:  # the grader is gone; where no namespace ends with this process, a child would stay
                leftovers.end_all(self.pid, self.alone)
                return
            request = json.loads(data)
            if request["op"] == "fork":
                self._fork(descriptors[0], work, request["limits"])
            else:
                self._end(request["patience"])

    def _fork(self, descriptor: int, work: Path, limits: dict[str, int]) -> None:
        work.mkdir(parents=True, exist_ok=True)
        pid = os.fork()
        if pid == 0:
            try:
                self._become_child(descriptor, work, limits)
            finally:
                os._exit(0)
        self.pid = pid
        os.close(descriptor)
        self._reply(pid=pid)

    def _become_child(self, descriptor: int, work: Path, limits: dict[str, int]) -> None:
        os.setsid()
        self.control.close()
        os.chdir(work)
        _limit(limits)
        filter.load(self.rules)
        child.run(Channel(socket.socket(fileno=descriptor)), self.shell, limits["output_bytes"])

    def _end(self, patience: float) -> None:
        """End the child and all it left; tell how it ended and whether anything is left of it."""
        status = leftovers.wait_for(self.pid, patience)
        ended = leftovers.end_all(self.pid, self.alone)
        clean = ended and leftovers.wipe(self.scratch) and leftovers.marks(self.scratch) == self.untouched
        self.pid = 0
        self._reply(status=status, clean=clean)

    def _reply(self, **fields: Any) -> None:
        self.control.send(json.dumps(fields).encode())


def _limit(limits: dict[str, int]) -> None:
    """Set the child's resource limits, soft and hard; none can be raised again."""
    for name, kind in (
        ("address_space", resource.RLIMIT_AS),
        ("cpu_seconds", resource.RLIMIT_CPU),
        ("file_bytes", resource.RLIMIT_FSIZE),
        ("open_files", resource.RLIMIT_NOFILE),
        ("processes", resource.RLIMIT_NPROC),
        ("core_bytes", resource.RLIMIT_CORE),
    ):
        if limits[name] >= 0:
            resource.setrlimit(kind, (limits[name], limits[name]))


def _close_others(keep: int) -> None:
    """Close every descriptor but the control socket; the standard ones lead nowhere."""
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.closerange(3, keep)
    os.closerange(keep + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except OSError:
        return 0
