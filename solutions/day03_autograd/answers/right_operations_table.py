"""
title = "One table of operations, and warnings for the curious"
"""

import math
import warnings

# name: the result from the inputs, and the local slopes from the inputs and the result
OPERATIONS = {
    "add": (lambda a, b: a + b, lambda a, b, out: (1.0, 1.0)),
    "subtract": (lambda a, b: a - b, lambda a, b, out: (1.0, -1.0)),
    "multiply": (lambda a, b: a * b, lambda a, b, out: (b, a)),
    "divide": (lambda a, b: a / b, lambda a, b, out: (1 / b, -out / b)),
    "tanh": (math.tanh, lambda a, out: (1 - out * out,)),
    "exp": (math.exp, lambda a, out: (out,)),
}


def power_of(k):
    return lambda a: a**k, lambda a, out: (k * a ** (k - 1) if k else 0.0,)


def apply(operation, *inputs):
    inputs = [x if isinstance(x, Value) else Value(x) for x in inputs]
    forward, slopes = operation
    numbers = [x.data for x in inputs]
    out = Value(forward(*numbers))
    out.inputs = list(zip(inputs, slopes(*numbers, out.data)))
    return out


def newest_first(root):
    order, stack, entered, placed = [], [root], set(), set()
    while stack:
        node = stack[-1]
        if node not in entered:
            entered.add(node)
            stack.extend(source for source, _ in node.inputs if source not in entered)
            continue
        stack.pop()
        if node not in placed:
            placed.add(node)
            order.append(node)
    return order[::-1]


class Value:
    def __init__(self, data):
        self.data = data
        self.grad = 0.0
        self.inputs = []

    def __add__(self, other):
        return apply(OPERATIONS["add"], self, other)

    def __radd__(self, other):
        return apply(OPERATIONS["add"], other, self)

    def __sub__(self, other):
        return apply(OPERATIONS["subtract"], self, other)

    def __rsub__(self, other):
        return apply(OPERATIONS["subtract"], other, self)

    def __mul__(self, other):
        return apply(OPERATIONS["multiply"], self, other)

    def __rmul__(self, other):
        return apply(OPERATIONS["multiply"], other, self)

    def __truediv__(self, other):
        return apply(OPERATIONS["divide"], self, other)

    def __rtruediv__(self, other):
        return apply(OPERATIONS["divide"], other, self)

    def __pow__(self, k):
        return apply(power_of(k), self)

    def tanh(self):
        return apply(OPERATIONS["tanh"], self)

    def exp(self):
        return apply(OPERATIONS["exp"], self)

    def backward(self):
        warnings.warn("going back")
        self.grad = 1.0
        for node in newest_first(self):
            for source, slope in node.inputs:
                source.grad += slope * node.grad
