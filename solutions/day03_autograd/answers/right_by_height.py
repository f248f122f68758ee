"""
title = "The tallest expressions hand back first"
"""

import numpy as np


class Value:
    __array_priority__ = 1000

    def __init__(self, data, *inputs):
        self.data = np.float64(data)
        self.grad = np.float64(0)
        self.inputs = inputs
        self.height = 1 + max((source.height for source, _ in inputs), default=0)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, 1), (other, 1))

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other.data), (other, self.data))

    def __sub__(self, other):
        other = as_value(other)
        return Value(self.data - other.data, (self, 1), (other, -1))

    def __truediv__(self, other):
        other = as_value(other)
        return Value(self.data / other.data, (self, 1 / other.data), (other, -self.data / other.data**2))

    def __radd__(self, other):
        return as_value(other) + self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rtruediv__(self, other):
        return as_value(other) / self

    def __pow__(self, k):
        return Value(self.data ** float(k), (self, k * self.data ** (k - 1.0)))

    def tanh(self):
        return Value(np.tanh(self.data), (self, np.cosh(self.data) ** -2.0))

    def exp(self):
        return Value(np.exp(self.data), (self, np.exp(self.data)))

    def backward(self):
        self.grad += 1
        levels = {self.height: {self}}
        for height in range(self.height, 0, -1):
            for node in levels.get(height, ()):
                for source, slope in node.inputs:
                    source.grad += slope * node.grad
                    levels.setdefault(source.height, set()).add(source)


def as_value(number):
    return number if isinstance(number, Value) else Value(number)
