"""Answer the call-backs of one case with its host, and keep what it was asked."""

from __future__ import annotations

from autograder.checks import Case, Host, Plain
from autograder.inside.plain import MAX_TEXT, PlainError, copy, size

MAX_CALLS = 20_000  # call-backs of one case
MAX_NUMBERS = 1_000_000  # handed over by all of them together: hosts compute with them, and keep some


class Refused(Exception):  # noqa: N818  (the student's process is told, and may go on)
    """A call-back that cannot be answered, mostly because of its arguments."""


class Hosting:
    """One run of a case: a fresh host, asked at most MAX_CALLS times, about MAX_NUMBERS numbers in all."""

    def __init__(self, case: Case) -> None:
        self.host: Host | None = case.host() if case.host else None
        self.calls = self.numbers = 0

    def call(self, name: str, args: list[Plain]) -> Plain:
        """The host's answer, in plain data; raises Refused."""
        self.calls += 1
        self.numbers += size(args)
        if self.host is None:
            raise Refused(f"nobody answers {name[:MAX_TEXT]!r} here")
        if self.calls > MAX_CALLS or self.numbers > MAX_NUMBERS:
            raise Refused(f"more than {MAX_CALLS} calls, or {MAX_NUMBERS} numbers")
        try:
            return self.host.call(name, args)
        except Exception as error:  # it computes with whatever the student's code handed over
            raise Refused(f"{type(error).__name__}: {error}"[:MAX_TEXT]) from None

    @property
    def log(self) -> tuple[Plain, ...]:
        """A copy of the host's log, all plain; raises PlainError for a host that logs something else."""
        if self.host is None:
            return ()
        try:
            return tuple(copy(self.host.log))
        except PlainError as error:
            raise PlainError(f"a host's log must be plain data: {error}") from None
