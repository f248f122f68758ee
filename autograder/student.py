"""The grader's handle on one submission: run its cells, ask its functions, and survive whatever they do."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from autograder.checks import Answered, Case, Missing, Observation, Plain, Raised, Stopped
from autograder.errors import AssignmentError, ZygoteLost
from autograder.hosting import Hosting, Refused
from autograder.inside.capture import CUT
from autograder.inside.plain import MAX_TEXT, PlainError, copy
from autograder.inside.protocol import Channel, ChannelClosed, Message, ProtocolError, encode
from autograder.limits import Limits
from autograder.zygote import MEND, Zygote

PREPARE_SECONDS = 60.0
ENDING_PATIENCE = 0.2  # seconds for a process that hung up to be gone
OUT_OF_MEMORY = ("can't allocate memory", "not enough memory", "Cannot allocate memory", "std::bad_alloc")


@dataclass(frozen=True)
class Script:
    """What a child is given: the cells in order, the probes, and the names that it may not use."""

    cells: tuple[tuple[str, str], ...]  # (cell id, source)
    probes: str
    withholds: tuple[str, ...] = ()
    spare: frozenset[str] = frozenset()  # cells that are run only when a name is missing without them


@dataclass(frozen=True)
class Stop:
    """Something of the submission was stopped: a cell, or a case of a check."""

    where: str
    why: str  # as in Stopped


class _Broken(Exception):  # noqa: N818  (carries why a child cannot go on)
    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Student:
    """One submission under grading; a dead child is replaced by a fresh one that runs the cells again."""

    def __init__(self, zygote: Zygote, script: Script, limits: Limits) -> None:
        self.zygote = zygote
        self.script = script
        self.limits = limits
        self.deadline = time.monotonic() + limits.submission_seconds
        self.stops: list[Stop] = []
        self.outputs: dict[str, str] = {}  # by cell id, of the cell's first run
        self.cell_errors: dict[str, Raised | Stopped] = {}
        self._channel: Channel | None = None
        self._left_out = script.spare

    def load(self) -> None:
        """Run the cells, unless a child has run them already; a cell that breaks its child is left out."""
        self._load()
        if any(_lacks_name(error) for error in self.cell_errors.values()):
            self._load_whole()

    def observe(self, case: Case) -> Observation:
        """What the submission gives in one case."""
        observation = self._observe(case)
        if self._left_out and _lacks_name(observation):
            self._load_whole()
            observation = self._observe(case)
        return observation

    def close(self) -> None:
        """End the child and whatever it left running."""
        if self._channel is not None:
            self._end()

    def _load_whole(self) -> None:
        """Start over in a fresh child with no cell left out."""
        if self._left_out:
            self._end()
            self._left_out = frozenset()
            self.cell_errors = {cell: e for cell, e in self.cell_errors.items() if isinstance(e, Stopped)}
            self._load()

    def _load(self) -> None:
        while self._channel is None and time.monotonic() < self.deadline:
            self._channel = self._prepared(self.zygote.fork())
            try:
                for cell_id, source in self.script.cells:
                    if cell_id not in self._left_out and cell_id not in self._stopped():
                        self._run_cell(self._channel, cell_id, source)
            except _Broken:
                self._end()

    def _observe(self, case: Case) -> Observation:
        self._load()
        if self._channel is None:
            return Stopped("time")
        try:
            return self._ask(self._channel, case)
        except _Broken as broken:
            self._end()
            return Stopped(broken.why)

    def _stopped(self) -> set[str]:
        return {cell for cell, error in self.cell_errors.items() if isinstance(error, Stopped)}

    def _prepared(self, channel: Channel) -> Channel:
        """The channel of a child that has the probes but no student's code yet; raises AssignmentError."""
        probes, withholds = self.script.probes, list(self.script.withholds)
        try:
            channel.send("prepare", {"probes": probes, "withholds": withholds})
            message = channel.receive(deadline=time.monotonic() + PREPARE_SECONDS)
        except (TimeoutError, ChannelClosed, ProtocolError) as error:
            channel.close()
            ended = self.zygote.end() or str(error)
            raise ZygoteLost(
                f"The sandbox's process for a submission does not answer: {ended}. {MEND}"
            ) from None
        if message.kind != "ready":
            channel.close()
            self.zygote.end()
            raise AssignmentError(f"probes.py or WITHHOLDS cannot be used in the sandbox: {message.fields}")
        return channel

    def _run_cell(self, channel: Channel, cell_id: str, source: str) -> None:
        try:
            message = self._talk(
                channel, f"cell {cell_id}", self._cell_deadline(), "cell", {"source": source}
            )
        except _Broken as broken:
            self.cell_errors[cell_id] = Stopped(broken.why)
            raise
        output, raised = message.fields.get("output"), message.fields.get("raised")
        self.outputs.setdefault(cell_id, self._kept(output))
        if raised is not None:
            self.cell_errors[cell_id] = self._raised(raised, f"cell {cell_id}")

    def _ask(self, channel: Channel, case: Case) -> Observation:
        """One call of a probe with its call-backs; raises _Broken."""
        hosting, where = Hosting(case), f"the case “{case.name}”"
        deadline = min(time.monotonic() + self.limits.call_seconds, self.deadline)
        message = self._exchange(channel, where, deadline, case.frame)
        while message.kind == "host":
            message = self._answer(channel, where, deadline, hosting, message)
        if message.kind == "value" and "value" in message.fields:
            return Answered(message.fields["value"], self._log(hosting, where))
        if message.kind == "missing" and isinstance(message.fields.get("name"), str):
            return Missing(message.fields["name"][:MAX_TEXT])
        if message.kind == "raised":
            return self._raised(message.fields, where)
        raise self._broken(where, "garbled")

    def _answer(
        self, channel: Channel, where: str, deadline: float, hosting: Hosting, asked: Message
    ) -> Message:
        """Answer one call-back, and the child's next message."""
        name, args = asked.fields.get("name"), asked.fields.get("args")
        if not isinstance(name, str) or not isinstance(args, list):
            raise self._broken(where, "garbled")
        try:
            answer = {"value": copy(hosting.call(name, args))}
        except (Refused, PlainError) as refused:
            return self._talk(channel, where, deadline, "refused", {"message": str(refused)[:MAX_TEXT]})
        return self._talk(channel, where, deadline, "answer", answer)

    def _log(self, hosting: Hosting, where: str) -> tuple[Plain, ...]:
        """The host's log; one that grew past what is plain did so by what the student's code handed over."""
        try:
            return hosting.log
        except PlainError:
            raise self._broken(where, "garbled") from None

    def _talk(
        self, channel: Channel, where: str, deadline: float, kind: str, fields: dict[str, Any]
    ) -> Message:
        """Send one message and receive the next; raises _Broken, which is noted under `where`."""
        try:
            frame = encode(kind, fields)
        except PlainError as error:
            raise TypeError(f"{where}: {kind} cannot be sent: {error}") from None
        return self._exchange(channel, where, deadline, frame)

    def _exchange(self, channel: Channel, where: str, deadline: float, frame: bytes) -> Message:
        """Send one frame and receive the next message; raises _Broken, which is noted under `where`."""
        try:
            channel.send_frame(frame, deadline=deadline)
            return channel.receive(deadline=deadline)
        except TimeoutError:
            raise self._broken(where, "time") from None
        except ChannelClosed:
            raise self._broken(where, self._why_closed()) from None
        except ProtocolError:
            raise self._broken(where, "garbled") from None

    def _broken(self, where: str, why: str) -> _Broken:
        self.stops.append(Stop(where, why))
        return _Broken(why)

    def _raised(self, fields: object, where: str) -> Raised | Stopped:
        """An exception as the child tells it; one about memory counts as the limit's."""
        if not isinstance(fields, dict):
            raise self._broken(where, "garbled")
        kind, message, line = (str(fields.get(name, ""))[:2000] for name in ("kind", "message", "line"))
        if kind == "MemoryError" or any(sign in message for sign in OUT_OF_MEMORY):
            self.stops.append(Stop(where, "memory"))
            return Stopped("memory")
        return Raised(kind[:MAX_TEXT], message, line[:MAX_TEXT])

    def _kept(self, output: object) -> str:
        """What is kept of a cell's output: the cap holds for all cells together, whatever the child sent."""
        left = max(self.limits.output_bytes - sum(map(len, self.outputs.values())), 0)
        if not isinstance(output, str):
            return ""
        return output if len(output) <= left else output[:left] + CUT

    def _cell_deadline(self) -> float:
        return min(time.monotonic() + self.limits.cell_seconds, self.deadline)

    def _why_closed(self) -> str:
        """Why a child hung up, by how its process ended."""
        return "time" if self._end(ENDING_PATIENCE) == "SIGXCPU" else "died"

    def _end(self, patience: float = 0.0) -> str:
        """End the child, if there is one, when it had `patience` seconds to end by itself; how it ended."""
        if self._channel is None:
            return ""
        self._channel.close()
        self._channel = None
        return self.zygote.end(patience)


def _lacks_name(observation: Observation) -> bool:
    """Whether a name was not there: a cell that was left out may have defined it."""
    unknown = isinstance(observation, Raised) and observation.kind == "NameError"
    return unknown or isinstance(observation, Missing)
