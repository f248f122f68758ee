"""A number that remembers where it came from, and can say how much each origin matters."""

from __future__ import annotations

import math

Number = int | float


class Value:
    """A scalar in a graph of operations: `data` is the number, `grad` the slope of a result with it.

    Each operation records its inputs, each with its slope: how fast the output changes with that input. These
    slopes are all that `backward` needs.
    """

    __slots__ = ("data", "grad", "inputs")

    def __init__(self, data: Number, inputs: tuple[tuple[Value, float], ...] = ()) -> None:
        self.data = data
        self.grad = 0.0
        self.inputs = inputs

    def __repr__(self) -> str:
        return f"Value(data={self.data:.6g}, grad={self.grad:.6g})"

    def __add__(self, other: Value | Number) -> Value:
        other = _as_value(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other: Value | Number) -> Value:
        other = _as_value(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    def __truediv__(self, other: Value | Number) -> Value:
        other = _as_value(other)
        quotient = self.data / other.data
        return Value(quotient, ((self, 1.0 / other.data), (other, -quotient / other.data)))

    def __pow__(self, exponent: Number) -> Value:
        if not isinstance(exponent, Number):
            raise TypeError(
                f"the exponent must be an int or a float, got {type(exponent).__name__}: {exponent!r}"
            )
        slope = exponent * _power(self.data, exponent - 1) if exponent else 0.0
        return Value(_power(self.data, exponent), ((self, slope),))

    def tanh(self) -> Value:
        """The hyperbolic tangent; its slope is 1 - tanh²."""
        t = math.tanh(self.data)
        return Value(t, ((self, 1.0 - t * t),))

    def exp(self) -> Value:
        """The exponential; inf where a float cannot hold it."""
        try:
            e = math.exp(self.data)
        except OverflowError:
            e = math.inf
        return Value(e, ((self, e),))

    def relu(self) -> Value:
        """The number itself if positive, else 0; the slope at 0 is 0, as in torch."""
        positive = self.data > 0
        return Value(self.data if positive else 0.0, ((self, 1.0 if positive else 0.0),))

    def __neg__(self) -> Value:
        return self * -1

    def __sub__(self, other: Value | Number) -> Value:
        return self + -other

    def __radd__(self, other: Number) -> Value:
        return self + other

    def __rsub__(self, other: Number) -> Value:
        return -self + other

    def __rmul__(self, other: Number) -> Value:
        return self * other

    def __rtruediv__(self, other: Number) -> Value:
        return _as_value(other) / self

    def backward(self) -> None:
        """Add the derivative of this value with respect to every leaf below it to that leaf's `grad`.

        Leaves accumulate from call to call (as in torch); what lies between is computed afresh.
        """
        order = _inputs_first(self)
        for node in order:
            if node.inputs:
                node.grad = 0.0
        self.grad += 1.0
        for node in reversed(order):
            for source, slope in node.inputs:
                source.grad += slope * node.grad  # the chain rule, summed over all paths


def _as_value(number: Value | Number) -> Value:
    if isinstance(number, Value):
        return number
    if isinstance(number, Number):
        return Value(number)
    raise TypeError(f"a Value works with Values, ints and floats, got {type(number).__name__}: {number!r}")


def _power(base: Number, exponent: Number) -> float:
    """The power as a float, inf where it is too large or divides by zero."""
    try:
        power = base**exponent
    except (OverflowError, ZeroDivisionError):
        return math.inf
    if isinstance(power, complex):
        raise ValueError(f"{base} ** {exponent} is not a real number: the base must be positive here")
    return power


def _inputs_first(root: Value) -> list[Value]:
    """Every node below root, each after all of its inputs; a stack of our own, so that depth is no limit."""
    order: list[Value] = []
    seen: set[Value] = set()
    stack = [(root, False)]
    while stack:
        node, inputs_are_placed = stack.pop()
        if inputs_are_placed:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((source, False) for source, _ in node.inputs)
    return order
