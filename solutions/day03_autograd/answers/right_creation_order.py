"""
title = "Every Value has a number; the youngest hands back first"
"""

import itertools
import math

births = itertools.count()


class Value:
    def __init__(self, data, inputs=()):
        self.data, self.grad, self.inputs = data, 0.0, inputs
        self.born = next(births)

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
        found, todo = {self.born: self}, [self]
        while todo:
            for source, _ in todo.pop().inputs:
                if source.born not in found:
                    found[source.born] = source
                    todo.append(source)
        self.grad = 1.0
        for born in sorted(found, reverse=True):
            for source, slope in found[born].inputs:
                source.grad = source.grad + slope * found[born].grad
