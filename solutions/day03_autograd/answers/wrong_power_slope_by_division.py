"""
title = "The slope of a power divides by the base"
fails = ["power_edges"]
diagnosis = "Your slope of a power is the power itself divided by its base, and at 0 that divides by 0. The slope of a square at 0 is 0, and it can be had without dividing."
look = "This notebook, “The operations”"
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
        power = self.data**k
        return Value(power, [(self, k * power / self.data)])

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
        order, seen = [], set()

        def visit(node):
            if node in seen:
                return
            seen.add(node)
            for source, _ in node.inputs:
                visit(source)
            order.append(node)

        visit(self)
        self.grad = 1.0
        for node in reversed(order):
            for source, slope in node.inputs:
                source.grad += slope * node.grad
