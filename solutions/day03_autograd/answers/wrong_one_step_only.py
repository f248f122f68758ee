"""
title = "Only the last operation hands back"
fails = ["chains", "used_twice", "order", "deep", "together"]
same_numbers_as = ["inputs_before_output"]
diagnosis = "The Values right behind the output get their slopes, and those further back stay at 0 or miss a part. What was handed back has to be handed on."
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
        self.grad = 1.0
        for source, slope in self.inputs:
            source.grad += slope * self.grad
