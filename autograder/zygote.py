"""The grader's handle on the warm process: fork a child, end it, and replace the process when it must be."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
from types import TracebackType
from typing import TYPE_CHECKING, Any

from autograder.errors import ZygoteLost
from autograder.limits import Limits
from autograder.sandbox import BUBBLEWRAP, start

if TYPE_CHECKING:
    from autograder.inside.protocol import Channel

REPLY_SECONDS = 20.0
GONE_SECONDS = 1.0  # until a process that hung up has ended
MEND = (
    "This machine may be short of memory (the kernel's log, `dmesg`, says so) or of processes: grade fewer "
    "at a time with --workers. What was recorded stays, and the same command grades the rest."
)


class Zygote:
    """A warm process and at most one child of it; use it in the thread that made it."""

    def __init__(self, limits: Limits, *, required: bool = False) -> None:
        self.limits = limits
        self.required = required
        self.replaced = 0  # how often the warm process was started anew
        self.lost = 0  # how often it was gone before its child was ended
        self._started = start(limits, required=required)

    @property
    def kind(self) -> str:
        """`bubblewrap` or `limits only`."""
        return self._started.kind

    @property
    def why_not(self) -> str:
        """Why bubblewrap could not be had; "" where it was."""
        return self._started.why_not

    def fork(self) -> Channel:
        """The channel to a fresh child; raises ZygoteLost when even a new warm process gives none."""
        try:
            return self._fork()
        except (OSError, ValueError):
            self._replace()
        try:
            return self._fork()
        except (OSError, ValueError) as error:
            raise ZygoteLost(f"The sandbox starts no process for a submission: {error}. {MEND}") from None

    def end(self, patience: float = 0.0) -> str:
        """End the child and all it left; how it ended: "" (was still running), "exit 3", "SIGSEGV"."""
        try:
            reply = self._ask({"op": "end", "patience": patience})
        except (OSError, ValueError):
            self.lost += self._is_gone()
            reply = {"status": None, "clean": False}
        if not reply.get("clean"):
            self._replace()
        return _told(reply.get("status"))

    def close(self) -> None:
        """End the warm process."""
        self._started.close()

    def __enter__(self) -> Zygote:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _fork(self) -> Channel:
        from autograder.inside.protocol import Channel  # not above: the sandbox starts while torch loads

        ours, theirs = socket.socketpair()
        with theirs:
            try:
                request = {"op": "fork", "limits": self.limits.for_child(self._started.address_space)}
                self._ask(request, theirs.fileno())
            except BaseException:
                ours.close()
                raise
        return Channel(ours)

    def _ask(self, request: dict[str, Any], *descriptors: int) -> dict[str, Any]:
        """One request and its reply; raises OSError or ValueError."""
        control = self._started.control
        control.settimeout(REPLY_SECONDS)
        socket.send_fds(control, [json.dumps(request).encode()], list(descriptors))
        reply = json.loads(control.recv(65536) or b"")
        if not isinstance(reply, dict):
            raise ValueError(f"a reply of type {type(reply).__name__}")
        return reply

    def _is_gone(self) -> bool:
        try:
            self._started.process.wait(GONE_SECONDS)
        except subprocess.TimeoutExpired:
            return False
        return True

    def _replace(self) -> None:
        """Start anew; in a sandbox again where there was one, for a student may have caused the end."""
        self._started.close()
        self._started = start(self.limits, required=self.required or self.kind == BUBBLEWRAP)
        self.replaced += 1


def _told(status: int | None) -> str:
    """A wait status in words."""
    if status is None:
        return ""
    if os.WIFSIGNALED(status):
        return signal.Signals(os.WTERMSIG(status)).name
    return f"exit {os.waitstatus_to_exitcode(status)}"
