"""Slopes by nudging: how much a function's value changes when its input does."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def derivative(f: Callable[[float], float], x: float, h: float = 1e-5) -> float:
    """The central difference of `f` at `x`; its error shrinks as h².

    f: from a number to a number, called at x + h and at x - h
    h: the half-width of the secant, above 0; raises ValueError if it is not
    """
    if not h > 0:
        raise ValueError(f"h must be above 0, got {h!r}: it is the distance from x to each of the two points")
    return (f(x + h) - f(x - h)) / (2 * h)


def gradient(f: Callable[[list[float]], float], xs: Sequence[float], h: float = 1e-5) -> list[float]:
    """One central difference of `f` for each entry of `xs`, the others held still; `xs` is left unchanged.

    f: from a list of d numbers to a number
    xs: the point, d numbers
    h: as for `derivative`
    """

    def along(i: int) -> Callable[[float], float]:
        return lambda x: f([*xs[:i], x, *xs[i + 1 :]])

    return [derivative(along(i), x, h) for i, x in enumerate(xs)]
