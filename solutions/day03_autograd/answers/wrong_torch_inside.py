"""
title = "torch's engine inside"
fails = ["by_hand"]
diagnosis = "The numbers are right, and inside your class another engine does the work. This notebook asks for the engine itself."
look = "This notebook, “Backward”"
"""

import torch


class Value:
    def __init__(self, data):
        self.tensor = data
        if not isinstance(data, torch.Tensor):
            self.tensor = torch.tensor(float(data), dtype=torch.float64, requires_grad=True)

    @property
    def data(self):
        return self.tensor.item()

    @property
    def grad(self):
        return 0.0 if self.tensor.grad is None else self.tensor.grad.item()

    def __add__(self, other):
        return Value(self.tensor + bare(other))

    def __radd__(self, other):
        return Value(other + self.tensor)

    def __mul__(self, other):
        return Value(self.tensor * bare(other))

    def __rmul__(self, other):
        return Value(other * self.tensor)

    def __sub__(self, other):
        return Value(self.tensor - bare(other))

    def __rsub__(self, other):
        return Value(other - self.tensor)

    def __truediv__(self, other):
        return Value(self.tensor / bare(other))

    def __rtruediv__(self, other):
        return Value(other / self.tensor)

    def __pow__(self, exponent):
        return Value(self.tensor**exponent)

    def tanh(self):
        return Value(self.tensor.tanh())

    def exp(self):
        return Value(self.tensor.exp())

    def backward(self):
        self.tensor.backward()


def bare(number):
    return number.tensor if isinstance(number, Value) else number
