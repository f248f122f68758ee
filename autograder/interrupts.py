"""End on Ctrl-C and SIGTERM between two submissions, not in the middle of recording one."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

SIGNALS = (signal.SIGINT, signal.SIGTERM)
Item = TypeVar("Item")


class Interrupted(KeyboardInterrupt):
    """A signal asked for the end."""

    def __init__(self, number: int) -> None:
        name = "Ctrl-C" if number == signal.SIGINT else signal.Signals(number).name
        super().__init__(
            f"Stopped by {name}. What was graded is recorded; `autograder grade` goes on with the rest."
        )
        self.status = 128 + number  # what shells tell of a command that a signal ended


class Interrupts:
    """A context manager in which SIGINT and SIGTERM raise Interrupted: at once, or when the shield is lifted.

    A second signal is of somebody in a hurry, and waits for nothing. Only the main thread is told of
    signals; in another one this changes nothing.
    """

    def __init__(self) -> None:
        self._shielded = False
        self._came: Interrupted | None = None
        self._before: dict[signal.Signals, Any] = {}

    @contextmanager
    def shield(self) -> Iterator[None]:
        """What is done in here is finished first, but for the making of the items `among` which it works."""
        with self._set(True):
            yield
        self._raise()

    def among(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items; while the next one is being made, there is no shield."""
        iterator = iter(items)
        while True:
            with self._set(False):
                self._raise()
                try:
                    item = next(iterator)
                except StopIteration:
                    return
            yield item

    @contextmanager
    def _set(self, shielded: bool) -> Iterator[None]:
        before, self._shielded = self._shielded, shielded
        try:
            yield
        finally:
            self._shielded = before

    def _raise(self) -> None:
        if self._came:
            raise self._came

    def _received(self, number: int, _frame: FrameType | None) -> None:
        again, self._came = self._came, Interrupted(number)
        if again or not self._shielded:
            raise self._came

    def __enter__(self) -> Interrupts:
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.signal(number, self._received) for number in SIGNALS}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
