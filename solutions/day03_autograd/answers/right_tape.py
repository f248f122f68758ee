"""
title = "One tape for all operations, read backwards"
"""

import math

TAPE = []


def record(data, *inputs):
    out = Value(data)
    TAPE.append((out, inputs))
    return out


class Value:
    def __init__(self, data):
        self.data = float(data)
        self.grad = 0.0

    def wrap(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.wrap(other)
        return record(self.data + other.data, (self, 1.0), (other, 1.0))

    def __sub__(self, other):
        other = self.wrap(other)
        return record(self.data - other.data, (self, 1.0), (other, -1.0))

    def __mul__(self, other):
        other = self.wrap(other)
        return record(self.data * other.data, (self, other.data), (other, self.data))

    def __truediv__(self, other):
        other = self.wrap(other)
        return record(self.data / other.data, (self, 1 / other.data), (other, -self.data / other.data**2))

    def __pow__(self, k):
        slope = k * self.data ** (k - 1) if k != 0 else 0.0
        return record(self.data**k, (self, slope))

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
        return record(t, (self, 1 - t**2))

    def exp(self):
        e = math.exp(self.data)
        return record(e, (self, e))

    def backward(self):
        self.grad = 1.0
        for out, inputs in reversed(TAPE):
            for source, slope in inputs:
                source.grad += slope * out.grad
        TAPE.clear()
