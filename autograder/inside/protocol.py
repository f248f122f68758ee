"""Frames between the grader and a student's process: a length-capped JSON header, then raw tensor bytes.

No pickle in either direction. A frame is `TDD1`, the two lengths, the header `[kind, fields]` and the body.
Whatever breaks a rule raises ProtocolError; a closed channel raises ChannelClosed; a late one TimeoutError.
"""

from __future__ import annotations

import json
import socket
import struct
import time
from dataclasses import dataclass
from typing import Any

from autograder.inside.plain import PlainError, pack, unpack

MAGIC = b"TDD1"
PREFIX = struct.Struct(">4sII")
MAX_HEADER = 4 * 2**20  # bytes
MAX_BODY = 64 * 2**20  # bytes
CHUNK = 2**16  # bytes read at once

# Bound here, so that code which later replaces json's names does not reach them.
_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
_decode = json.JSONDecoder().decode


class ProtocolError(Exception):
    """The other side sent what no honest side sends."""


class ChannelClosed(Exception):  # noqa: N818
    """The other side is gone."""


@dataclass(frozen=True)
class Message:
    """One frame: what it is, and its fields of plain data."""

    kind: str
    fields: dict[str, Any]


def encode(kind: str, fields: dict[str, Any], *, lenient: bool = False) -> bytes:
    """The bytes of a frame; raises PlainError for what is not plain (unless lenient) or too large."""
    packed = pack(fields, lenient=lenient)
    header = _encode([kind, packed.tree]).encode("ascii")
    size = sum(map(len, packed.buffers))
    if len(header) > MAX_HEADER or size > MAX_BODY:
        raise PlainError(f"{len(header)} + {size} bytes; at most {MAX_HEADER} + {MAX_BODY} fit in a frame")
    return b"".join([PREFIX.pack(MAGIC, len(header), size), header, *packed.buffers])


def decode(header: bytes | bytearray, body: bytes | bytearray) -> Message:
    """The message of a frame's header and body; raises ProtocolError."""
    try:
        tree = _decode(header.decode("ascii"))
        kind, fields = tree if isinstance(tree, list) and len(tree) == 2 else (None, None)
        if not isinstance(kind, str):
            raise ProtocolError("a header is a kind and its fields")
        unpacked = unpack(fields, body)
    except (PlainError, ValueError, RecursionError) as error:
        raise ProtocolError(f"unreadable frame: {str(error)[:200]}") from None
    if not isinstance(unpacked, dict) or not all(isinstance(name, str) for name in unpacked):
        raise ProtocolError("the fields of a frame are named")
    return Message(kind, unpacked)


class Channel:
    """One end of the stream between the grader and a child; deadlines are times of time.monotonic()."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._arrived = bytearray()  # read from the socket and not yet asked for

    def send(
        self, kind: str, fields: dict[str, Any], *, deadline: float | None = None, lenient: bool = False
    ) -> None:
        """Send one frame; raises PlainError, ChannelClosed, TimeoutError."""
        self.send_frame(encode(kind, fields, lenient=lenient), deadline=deadline)

    def send_frame(self, frame: bytes, *, deadline: float | None = None) -> None:
        """Send a frame that is encoded already; raises ChannelClosed, TimeoutError."""
        try:
            self._limit(deadline)
            self._sock.sendall(frame)
        except TimeoutError:
            raise
        except OSError as error:
            raise ChannelClosed(str(error)) from None

    def receive(self, *, deadline: float | None = None) -> Message:
        """The next frame; raises ProtocolError, ChannelClosed, TimeoutError."""
        magic, header_size, body_size = PREFIX.unpack(self._exactly(PREFIX.size, deadline))
        if magic != MAGIC or header_size > MAX_HEADER or body_size > MAX_BODY:
            raise ProtocolError(f"not a frame, or too large: {header_size} + {body_size} bytes")
        return decode(self._exactly(header_size, deadline), self._exactly(body_size, deadline))

    def close(self) -> None:
        """Close this end."""
        self._sock.close()

    def _exactly(self, size: int, deadline: float | None) -> bytearray:
        """Exactly `size` bytes; memory grows with what arrives, not with what was announced."""
        while len(self._arrived) < size:
            self._arrived += self._some(deadline)
        taken = self._arrived[:size]
        del self._arrived[:size]
        return taken

    def _some(self, deadline: float | None) -> bytes:
        """What has arrived, at least one byte."""
        try:
            self._limit(deadline)
            part = self._sock.recv(CHUNK)
        except TimeoutError:
            raise
        except OSError as error:
            raise ChannelClosed(str(error)) from None
        if not part:
            raise ChannelClosed("the stream ended")
        return part

    def _limit(self, deadline: float | None) -> None:
        """Let the next call on the socket end at the deadline; raises TimeoutError when that has passed."""
        if deadline is not None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError("the deadline has passed")
            self._sock.settimeout(left)
