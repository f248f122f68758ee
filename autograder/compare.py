"""Compare what came back with what the reference gives: the first difference, or none."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import torch

from autograder.checks import Answered, Missing, Observation, Plain, Raised
from autograder.inside.plain import short_repr

# What differs between two runs of the same mistake: addresses and the names of temporary files.
_ADDRESS = re.compile(r"0x[0-9a-fA-F]+|<ipython-input[^>]*>")


@dataclass(frozen=True)
class Tolerance:
    """Two numbers agree when they differ by at most atol + rtol · |expected|."""

    rtol: float
    atol: float


@dataclass(frozen=True)
class Difference:
    """The first place where a value is not the expected one, all in plain text."""

    place: str  # "" for the whole value, else e.g. "[2]" or "['best_epoch']"
    expected: str
    got: str


def same(expected: Observation, got: Observation, tolerance: Tolerance) -> bool:
    """Whether two observations say the same."""
    if isinstance(expected, Raised) and isinstance(got, Raised):
        return (expected.kind, _steady(expected.message)) == (got.kind, _steady(got.message))
    if isinstance(expected, Missing) and isinstance(got, Missing):
        return expected == got
    if isinstance(expected, Answered) and isinstance(got, Answered):
        return first_difference(expected, got, tolerance) is None
    return False


def first_difference(expected: Answered, got: Answered, tolerance: Tolerance) -> Difference | None:
    """Where two answers differ first: in the value, then in the log of what the host was asked."""
    found = next(_differences(expected.value, got.value, tolerance, ""), None)
    if found is None:
        logs = _differences(list(expected.log), list(got.log), tolerance, "")
        found = next((Difference(f"log{d.place}", d.expected, d.got) for d in logs), None)
    return found


def _steady(message: str) -> str:
    return _ADDRESS.sub("…", message)


def _differences(expected: Plain, got: Plain, tolerance: Tolerance, place: str) -> Iterator[Difference]:
    if isinstance(expected, torch.Tensor):
        yield from _tensors(expected, got, tolerance, place)
    elif isinstance(expected, dict):
        yield from _dicts(expected, got, tolerance, place)
    elif isinstance(expected, list | tuple):
        yield from _sequences(expected, got, tolerance, place)
    elif not _scalars_agree(expected, got, tolerance):
        yield Difference(place, told(expected), told(got))


def _tensors(expected: torch.Tensor, got: Plain, tolerance: Tolerance, place: str) -> Iterator[Difference]:
    if not isinstance(got, torch.Tensor):
        yield Difference(place, f"a tensor of shape {tuple(expected.shape)}", told(got))
    elif got.shape != expected.shape:
        yield Difference(place, f"shape {tuple(expected.shape)}", f"shape {tuple(got.shape)}")
    else:
        wrong = ~_close(expected, got, tolerance)
        for index in wrong.nonzero()[:1].tolist():
            where = f"{place}{index}" if index else place
            yield Difference(where, told(expected[tuple(index)].item()), told(got[tuple(index)].item()))


def _close(expected: torch.Tensor, got: torch.Tensor, tolerance: Tolerance) -> torch.Tensor:
    """Element by element: whole numbers exactly, others within the tolerance; NaN agrees with NaN."""
    if not any(t.is_floating_point() or t.is_complex() for t in (expected, got)):
        return expected == got
    kind = torch.complex128 if expected.is_complex() or got.is_complex() else torch.float64
    return torch.isclose(
        got.to(kind), expected.to(kind), rtol=tolerance.rtol, atol=tolerance.atol, equal_nan=True
    )


def _dicts(expected: dict, got: Plain, tolerance: Tolerance, place: str) -> Iterator[Difference]:
    """Equal keys, whatever their order; float keys agree within the tolerance."""
    if not isinstance(got, dict):
        yield Difference(place, "a dict", told(got))
        return
    if len(expected) != len(got):
        yield Difference(place, f"the keys {told(list(expected))}", f"the keys {told(list(got))}")
        return
    for key, value in expected.items():
        partner = _partner(key, got, tolerance)
        if partner is _ABSENT:
            yield Difference(place, f"the key {told(key)}", f"the keys {told(list(got))}")
        else:
            yield from _differences(value, got[partner], tolerance, f"{place}[{told(key)}]")


_ABSENT = object()


def _partner(key: Plain, got: dict, tolerance: Tolerance) -> Plain:
    """The key of `got` that is `key`, else one that agrees with it as a number, else _ABSENT."""
    agreeing = [other for other in got if _scalars_agree(key, other, tolerance)]
    return next((other for other in agreeing if other == key), agreeing[0] if agreeing else _ABSENT)


def _sequences(expected: list | tuple, got: Plain, tolerance: Tolerance, place: str) -> Iterator[Difference]:
    kinds = list if isinstance(expected, list) else (list, tuple)
    name = "a list" if isinstance(expected, list) else "a tuple"
    if not isinstance(got, kinds):
        yield Difference(place, name, told(got))
    elif len(got) != len(expected):
        yield Difference(place, f"{name} of length {len(expected)}", f"length {len(got)}")
    else:
        for index, (one, other) in enumerate(zip(expected, got, strict=True)):
            yield from _differences(one, other, tolerance, f"{place}[{index}]")


def _scalars_agree(expected: Plain, got: Plain, tolerance: Tolerance) -> bool:
    if isinstance(expected, bool) or not isinstance(expected, int | float):
        return type(expected) is type(got) and expected == got
    if (
        isinstance(got, torch.Tensor)
        and got.numel() == 1
        and got.dtype != torch.bool
        and not got.is_complex()
    ):
        got = got.item()
    if isinstance(got, bool) or not isinstance(got, int | float):
        return False
    return expected == got or _numbers_agree(expected, got, tolerance)


def _numbers_agree(expected: float, got: float, tolerance: Tolerance) -> bool:
    if isinstance(expected, int) and isinstance(got, int):
        return False  # whole numbers agree exactly or not
    try:
        expected, got = float(expected), float(got)
    except OverflowError:
        return False
    if math.isnan(expected) or math.isnan(got) or math.isinf(expected) or math.isinf(got):
        return (math.isnan(expected) and math.isnan(got)) or expected == got
    return abs(got - expected) <= tolerance.atol + tolerance.rtol * abs(expected)


def told(value: Plain) -> str:
    """A value for a message: numbers to six digits, everything else as its repr cut short."""
    if type(value) is float:
        return f"{value:.6g}"
    if isinstance(value, torch.Tensor):
        if value.numel() == 1 and not value.is_complex():
            return f"tensor({told(value.item())})"
        return f"a tensor of shape {tuple(value.shape)}"
    if value.__class__.__name__ == "Unplain":
        return f"{value.text} (a {value.kind})"
    return short_repr(value)
