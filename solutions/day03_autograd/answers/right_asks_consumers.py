"""
title = "Each Value asks what was made from it, and keeps the answer"
"""

import math


def lift(number):
    return number if isinstance(number, Value) else Value(number)


class Value:
    """Works the other way round: a Value pulls its slope from its consumers."""

    def __init__(self, data):
        self.data = data
        self.grad = 0
        self.inputs = ()

    @classmethod
    def made(cls, data, *inputs):
        out = cls(data)
        out.inputs = inputs
        return out

    def __add__(self, other):
        other = lift(other)
        return Value.made(self.data + other.data, (self, 1), (other, 1))

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        return self + -1 * lift(other)

    def __rsub__(self, other):
        return lift(other) - self

    def __mul__(self, other):
        other = lift(other)
        return Value.made(self.data * other.data, (self, other.data), (other, self.data))

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        return self * lift(other) ** -1

    def __rtruediv__(self, other):
        return lift(other) / self

    def __pow__(self, k):
        return Value.made(self.data**k, (self, k * self.data ** (k - 1) if k else 0))

    def tanh(self):
        e = math.exp(2 * self.data)
        t = (e - 1) / (e + 1)
        return Value.made(t, (self, 1 - t * t))

    def exp(self):
        return Value.made(math.exp(self.data), (self, math.exp(self.data)))

    def backward(self):
        consumers, todo = {self: []}, [self]
        while todo:
            node = todo.pop()
            for source, slope in node.inputs:
                if source not in consumers:
                    consumers[source] = []
                    todo.append(source)
                consumers[source].append((node, slope))
        known = {self: 1.0}

        def pull(node):
            if node not in known:
                known[node] = sum(slope * pull(consumer) for consumer, slope in consumers[node])
            return known[node]

        for node in consumers:
            node.grad = pull(node)
