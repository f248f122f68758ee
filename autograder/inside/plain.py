"""Plain data: what may cross between the grader and a student's process, and its form on the wire.

None, bool, int, float, str, torch.Tensor, and lists, tuples and dicts of these. A value is packed into a
tree that JSON can hold and a list of raw tensor bytes; unpacking builds exact types and nothing else.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch

MAX_DEPTH = 32
MAX_NODES = 200_000
MAX_BITS = 4096  # of one int
MAX_DIMENSIONS = 16
MAX_TEXT = 200  # characters of an object's repr

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_NAMES = "float64 float32 float16 bfloat16 int64 int32 int16 int8 uint8 bool complex64 complex128"
DTYPES = {name: getattr(torch, name) for name in _NAMES.split()}
_DTYPE_NAMES = {dtype: name for name, dtype in DTYPES.items()}


class PlainError(ValueError):
    """A value is not plain, too large, or its form on the wire is broken."""


@dataclass(frozen=True)
class Unplain:
    """What stands for something in the student's process that is not plain."""

    kind: str  # its type's name
    text: str  # its repr, cut short


@dataclass
class Packed:
    """A packed value: a tree for JSON, and the tensors' bytes in the order of their places in it."""

    tree: Any
    buffers: list[bytes] = field(default_factory=list)


def pack(value: Any, *, lenient: bool = False) -> Packed:
    """Plain `value` packed; what is not plain raises PlainError or, if lenient, becomes Unplain."""
    packer = _Packer(lenient)
    tree = packer.pack(value, 0)
    return Packed(tree, packer.buffers)


def unpack(tree: Any, body: bytes | bytearray | memoryview = b"") -> Any:
    """The value of a packed tree and its tensors' bytes, in exact types; raises PlainError."""
    unpacker = _Unpacker(memoryview(body))
    value = unpacker.unpack(tree, 0)
    if unpacker.offset != len(body):
        raise PlainError(f"{len(body) - unpacker.offset} bytes belong to no tensor")
    return value


def copy(value: Any) -> Any:
    """A deep copy of plain data, as the other side would receive it."""
    packed = pack(value)
    return unpack(packed.tree, b"".join(packed.buffers))


def size(value: Any) -> int:
    """How much plain data there is, in numbers: a tensor's elements, eight characters or 64 bits each."""
    if isinstance(value, torch.Tensor):
        return 1 + value.numel()
    if isinstance(value, list | tuple):
        return 1 + sum(map(size, value))
    if isinstance(value, dict):
        return 1 + sum(size(key) + size(item) for key, item in value.items())
    return 1 + (len(value) // 8 if isinstance(value, str) else 0)


def short_repr(value: Any) -> str:
    """The repr of anything, cut short; an object that cannot give one is told by its type."""
    try:
        text = repr(value)
        return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"
    except Exception:
        return f"<{type(value).__name__}>"


class _Packer:
    def __init__(self, lenient: bool) -> None:
        self.lenient = lenient
        self.buffers: list[bytes] = []
        self.nodes = 0

    def pack(self, value: Any, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise PlainError(f"more than {MAX_NODES} items")
        if depth > MAX_DEPTH:
            return self._unplain(value, f"nested deeper than {MAX_DEPTH}")
        kind = type(value)
        if value is None or kind is bool or kind is float:
            return value
        if kind is list:
            return [self.pack(item, depth + 1) for item in value]
        return self._pack_other(value, depth)

    def _pack_other(self, value: Any, depth: int) -> Any:
        if isinstance(value, torch.Tensor):
            return self._pack_tensor(value)
        if isinstance(value, np.generic):
            return self.pack(value.item(), depth + 1)
        if isinstance(value, list):
            return [self.pack(item, depth + 1) for item in value]
        if isinstance(value, tuple):
            return {"t": [self.pack(item, depth + 1) for item in value]}
        if isinstance(value, dict):
            return {"d": [[self._pack_key(key), self.pack(item, depth + 1)] for key, item in value.items()]}
        return self._pack_scalar(value)

    def _pack_scalar(self, value: Any) -> Any:
        if isinstance(value, str):
            return str.__str__(value)
        if isinstance(value, int):
            return self._pack_int(int.__int__(value))
        if isinstance(value, float):
            return float.__float__(value)
        if isinstance(value, Unplain):
            return {"u": [value.kind, value.text]}
        return self._unplain(value, short_repr(value))

    def _pack_key(self, key: Any) -> Any:
        if key is None or isinstance(key, str | int | float | np.generic):
            return self.pack(key, MAX_DEPTH)
        return self._unplain(key, short_repr(key))

    def _pack_int(self, value: int) -> Any:
        if value.bit_length() < 64:
            return value
        if value.bit_length() > MAX_BITS:
            return self._unplain(value, f"an int of {value.bit_length()} bits")
        return {"i": hex(value)}

    def _pack_tensor(self, tensor: torch.Tensor) -> Any:
        tensor = tensor.detach()
        if tensor.dtype not in _DTYPE_NAMES or tensor.layout != torch.strided or tensor.device.type != "cpu":
            return self._unplain(tensor, f"a tensor with {tensor.dtype}, {tensor.layout}, on {tensor.device}")
        flat = tensor.resolve_conj().resolve_neg().contiguous().reshape(-1)
        self.buffers.append(flat.view(torch.uint8).numpy().tobytes())
        return {"T": [_DTYPE_NAMES[tensor.dtype], list(tensor.shape)]}

    def _unplain(self, value: Any, text: str) -> Any:
        if not self.lenient:
            raise PlainError(f"{type(value).__name__} cannot cross between grader and student: {text}")
        return {"u": [type(value).__name__[:MAX_TEXT], text]}


class _Unpacker:
    def __init__(self, body: memoryview) -> None:
        self.body = body
        self.offset = 0
        self.nodes = 0

    def unpack(self, tree: Any, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES or depth > MAX_DEPTH + 2:
            raise PlainError(f"more than {MAX_NODES} items, or nested deeper than {MAX_DEPTH}")
        if tree is None or isinstance(tree, bool | int | float):
            return self._number(tree)
        if isinstance(tree, str):
            return clean_text(tree)
        if isinstance(tree, list):
            return [self.unpack(item, depth + 1) for item in tree]
        return self._unpack_tagged(tree, depth)

    def _number(self, tree: float | None) -> float | None:
        if type(tree) is int and tree.bit_length() > MAX_BITS:
            raise PlainError(f"an int of {tree.bit_length()} bits")
        return tree

    def _unpack_tagged(self, tree: Any, depth: int) -> Any:
        if not isinstance(tree, dict) or len(tree) != 1:
            raise PlainError("a tagged value has exactly one tag")
        tag, content = next(iter(tree.items()))
        if tag == "i" and isinstance(content, str) and len(content) <= MAX_BITS // 4 + 3:
            return _int_of(content)
        if not isinstance(content, list):
            raise PlainError(f"the content of tag {tag[:9]!r} is not a list")
        if tag == "t":
            return tuple(self.unpack(item, depth + 1) for item in content)
        if tag == "d":
            return dict(self._pairs(content, depth))
        if tag == "T":
            return self._tensor(content)
        if tag == "u" and len(content) == 2 and all(isinstance(part, str) for part in content):
            return Unplain(*(clean_text(part)[:MAX_TEXT] for part in content))
        raise PlainError(f"unknown tag {tag[:9]!r}")

    def _pairs(self, content: list[Any], depth: int) -> Iterator[tuple[Any, Any]]:
        for pair in content:
            if not isinstance(pair, list) or len(pair) != 2:
                raise PlainError("a dict's item is not a pair")
            key = self.unpack(pair[0], MAX_DEPTH)
            if not (key is None or isinstance(key, str | int | float | Unplain)):
                raise PlainError(f"a {type(key).__name__} cannot be a key")
            yield key, self.unpack(pair[1], depth + 1)

    def _tensor(self, content: list[Any]) -> torch.Tensor:
        dtype, shape = _described(content)
        size = math.prod(shape) * dtype.itemsize
        raw = self.body[self.offset : self.offset + size]
        if len(raw) != size:
            raise PlainError(f"a tensor of {size} bytes, {len(raw)} are left")
        self.offset += size
        if size == 0:
            return torch.empty(shape, dtype=dtype)
        flat = torch.frombuffer(bytearray(raw), dtype=torch.uint8)
        return (flat != 0 if dtype == torch.bool else flat.view(dtype)).reshape(shape)


def _described(content: list[Any]) -> tuple[torch.dtype, list[int]]:
    """The dtype and shape of a tensor's description; raises PlainError."""
    if len(content) != 2 or not isinstance(content[0], str) or content[0] not in DTYPES:
        raise PlainError("a tensor is described by a known dtype and a shape")
    shape = content[1]
    if not isinstance(shape, list) or len(shape) > MAX_DIMENSIONS:
        raise PlainError(f"a tensor's shape is a list of at most {MAX_DIMENSIONS} sizes")
    if not all(type(size) is int and 0 <= size < 2**31 for size in shape):
        raise PlainError("a tensor's sizes are whole numbers from 0 up")
    return DTYPES[content[0]], shape


def _int_of(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        raise PlainError("a long int is written in hexadecimal") from None


def clean_text(text: str) -> str:
    """`text` with lone surrogates and control characters (but newline and tab) replaced: fit for any file."""
    if text.isprintable():
        return text
    text = text.encode("utf-8", "replace").decode("utf-8")
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
