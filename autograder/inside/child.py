"""The untrusted process of one submission: run the cells, then answer probe calls."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

from autograder.inside.capture import Capture
from autograder.inside.names import MissingName, Student
from autograder.inside.plain import MAX_TEXT, PlainError, Unplain, short_repr
from autograder.inside.protocol import Channel, ChannelClosed
from autograder.inside.shell import GradingShell, cell_line
from autograder.inside.withhold import withhold

MAX_MESSAGE = 2000  # characters of an exception's text


class HostRefused(Exception):  # noqa: N818
    """The grader could not answer a call-back, mostly because of its arguments."""


class Child:
    """The loop of a child: one message in, one out, call-backs between."""

    def __init__(self, channel: Channel, shell: GradingShell, output_bytes: int) -> None:
        self.channel = channel
        self.shell = shell
        self.capture = Capture(output_bytes)
        self.probes = ModuleType("probes")
        self.student = Student(shell.user_ns, self._call_host)

    def serve(self) -> None:
        """Answer until the grader closes the channel."""
        handlers: dict[str, Callable[..., None]] = {
            "prepare": self._prepare,
            "cell": self._run_cell,
            "call": self._call,
        }
        while True:
            message = self.channel.receive()
            handlers[message.kind](**message.fields)

    def _prepare(self, probes: str, withholds: list[str]) -> None:
        try:
            exec(compile(probes, "<probes>", "exec"), self.probes.__dict__)
            withhold(withholds)
        except Exception as error:  # the assignment's fault: no student's code has run yet
            self.channel.send("raised", _raised(error))
        else:
            self.channel.send("ready", {})

    def _run_cell(self, source: str) -> None:
        result = self.shell.run_cell(source, store_history=False)
        error = result.error_before_exec or result.error_in_exec
        self.channel.send("ran", {"output": self.capture.take(), "raised": _raised(error) if error else None})

    def _call(self, probe: str, args: dict[str, Any]) -> None:
        try:
            value = getattr(self.probes, probe)(self.student, **args)
        except MissingName as missing:
            self.channel.send("missing", {"name": missing.args[0]})
        except ChannelClosed:
            raise
        except BaseException as error:
            self.channel.send("raised", _raised(error))
        else:
            self._send_value(value)
        self.capture.take()

    def _send_value(self, value: Any) -> None:
        try:
            self.channel.send("value", {"value": value}, lenient=True)
        except (PlainError, RecursionError) as error:
            told = Unplain(type(value).__name__[:MAX_TEXT], str(error)[:MAX_TEXT])
            self.channel.send("value", {"value": told}, lenient=True)

    def _call_host(self, name: str, *args: Any) -> Any:
        """Ask the grader's function `name`; what it cannot answer raises."""
        self.channel.send("host", {"name": name, "args": list(args)}, lenient=True)
        answer = self.channel.receive()
        if answer.kind == "refused":
            raise HostRefused(answer.fields["message"])
        return answer.fields["value"]


def _raised(error: BaseException) -> dict[str, str]:
    """An exception's class, text and the student's line, in plain text."""
    try:
        message = str(error)
    except Exception:
        message = short_repr(error)
    line = error.text or "" if isinstance(error, SyntaxError) else cell_line(error.__traceback__)
    return {
        "kind": type(error).__name__[:MAX_TEXT],
        "message": message[:MAX_MESSAGE],
        "line": line.strip()[:MAX_TEXT],
    }


def run(channel: Channel, shell: GradingShell, output_bytes: int) -> None:
    """Serve one submission; ends with the channel, quietly."""
    sys.argv = ["notebook"]
    try:
        Child(channel, shell, output_bytes).serve()
    except ChannelClosed:
        return
