"""Count the processor time of everything that this process has started, by the part that it plays."""

from __future__ import annotations

import threading
from collections import Counter
from contextlib import suppress
from types import TracebackType
from typing import Self

import psutil

EVERY = 0.1  # seconds between two looks: what a process spends after the last one is not counted
COMMAND, SANDBOX = "command", "sandbox"


class Meter:
    """A context manager that looks while it is open; `roles` names processes, any other child is a command.

    What a process has below it, and one level more, is its sandbox.
    """

    def __init__(self, roles: dict[int, str]) -> None:
        self.roles = roles
        self._seen: dict[tuple[str, int], float] = {}
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def totals(self) -> Counter[str]:
        """Seconds so far, by role."""
        found: Counter[str] = Counter()
        for (role, _), seconds in list(self._seen.items()):
            found[role] += seconds  # type: ignore[assignment]  # a Counter adds floats as well
        return found

    def _watch(self) -> None:
        while not self._end.wait(EVERY):
            for process in psutil.Process().children():
                role = self.roles.get(process.pid, COMMAND)
                with suppress(psutil.NoSuchProcess):
                    self._note(role, process, reaped=False)
                    for below in process.children():
                        self._note(SANDBOX, below, reaped=True)
                        for warm in below.children():
                            self._note(SANDBOX, warm, reaped=True)

    def _note(self, role: str, process: psutil.Process, *, reaped: bool) -> None:
        """Keep what it has spent, with or without that of its ended children, which are then not noted."""
        self._seen[role, process.pid] = sum(process.cpu_times()[: 4 if reaped else 2])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end.set()
        self._thread.join()
