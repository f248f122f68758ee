"""
title = "A Value used twice in one operation is kept once"
fails = ["used_twice"]
diagnosis = "In `x * x` and `x + x` only one of the two places hands a slope back: what holds an operation's inputs keeps each Value once. The two places may hold the same Value and still count twice."
look = "This notebook, “Backward”"
"""

import math


class Value:
    def __init__(self, data, inputs=None):
        self.data = data
        self.grad = 0.0
        self.inputs = inputs or {}

    def wrap(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.wrap(other)
        return Value(self.data + other.data, {self: 1.0, other: 1.0})

    def __sub__(self, other):
        other = self.wrap(other)
        return Value(self.data - other.data, {self: 1.0, other: -1.0})

    def __mul__(self, other):
        other = self.wrap(other)
        return Value(self.data * other.data, {self: other.data, other: self.data})

    def __truediv__(self, other):
        other = self.wrap(other)
        return Value(self.data / other.data, {self: 1 / other.data, other: -self.data / other.data**2})

    def __pow__(self, k):
        slope = k * self.data ** (k - 1) if k != 0 else 0.0
        return Value(self.data**k, {self: slope})

    def __radd__(self, other):
        return Value(other) + self

    def __rsub__(self, other):
        return Value(other) - self

    def __rmul__(self, other):
        return Value(other) * self

    def __rtruediv__(self, other):
        return Value(other) / self

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, {self: 1 - t**2})

    def exp(self):
        e = math.exp(self.data)
        return Value(e, {self: e})

    def backward(self):
        order, seen = [], set()

        def visit(node):
            if node in seen:
                return
            seen.add(node)
            for source, _ in node.inputs.items():
                visit(source)
            order.append(node)

        visit(self)
        self.grad = 1.0
        for node in reversed(order):
            for source, slope in node.inputs.items():
                source.grad += slope * node.grad
