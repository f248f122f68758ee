"""
title = "Every path from the output is walked by itself"
fails = ["one_visit_each"]
same_numbers_as = ["hands_back_again"]
diagnosis = "Your slopes are right, and you walk every path from the output to the leaves by itself. The number of paths can double with each operation, so that 50 Values would keep you busy for years; one visit to each Value is enough."
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

    def backward(self, arrived=1.0):
        self.grad += arrived
        for source, slope in self.inputs:
            source.backward(arrived * slope)
