"""
title = "Each operation leaves a function behind that hands its slopes back"
"""

import math


class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = set(parents)
        self.hand_back = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))

        def hand_back():
            self.grad += out.grad
            other.grad += out.grad

        out.hand_back = hand_back
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))

        def hand_back():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.hand_back = hand_back
        return out

    def __pow__(self, k):
        out = Value(self.data**k, (self,))

        def hand_back():
            self.grad += (k * self.data ** (k - 1)) * out.grad if k else 0.0

        out.hand_back = hand_back
        return out

    def tanh(self):
        out = Value(math.tanh(self.data), (self,))

        def hand_back():
            self.grad += (1 - out.data**2) * out.grad

        out.hand_back = hand_back
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def hand_back():
            self.grad += out.data * out.grad

        out.hand_back = hand_back
        return out

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + (-other)

    def __truediv__(self, other):
        return self * other**-1

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return (-self) + other

    def __rtruediv__(self, other):
        return other * self**-1

    def backward(self):
        order, visited = [], set()

        def build(node):
            if node not in visited:
                visited.add(node)
                for parent in node.parents:
                    build(parent)
                order.append(node)

        build(self)
        self.grad = 1.0
        for node in reversed(order):
            node.hand_back()
