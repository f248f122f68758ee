"""
title = "Level by level, by the shortest way from the output"
fails = ["order", "together"]
diagnosis = "You go back level by level, counted along the shortest way from the output. A result that is used near the output and also far from it hands back too early, and what arrives later never reaches the leaves."
look = "This notebook, “Backward”"
"""

import math


class Value:
    def __init__(self, data, inputs=()):
        self.data = data
        self.grad = 0.0
        self.inputs = inputs

    def wrap(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self.wrap(other)
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __sub__(self, other):
        other = self.wrap(other)
        return Value(self.data - other.data, [(self, 1.0), (other, -1.0)])

    def __mul__(self, other):
        other = self.wrap(other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    def __truediv__(self, other):
        other = self.wrap(other)
        return Value(self.data / other.data, [(self, 1 / other.data), (other, -self.data / other.data**2)])

    def __pow__(self, k):
        slope = k * self.data ** (k - 1) if k != 0 else 0.0
        return Value(self.data**k, [(self, slope)])

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
        return Value(t, [(self, 1 - t**2)])

    def exp(self):
        e = math.exp(self.data)
        return Value(e, [(self, e)])

    def backward(self):
        queue, seen = [self], {self}
        self.grad = 1.0
        while queue:
            node = queue.pop(0)
            for source, slope in node.inputs:
                source.grad += slope * node.grad
                if source not in seen:
                    seen.add(source)
                    queue.append(source)
