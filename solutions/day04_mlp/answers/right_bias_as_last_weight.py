"""
title = "The bias is the weight of an input that is always 1"
"""

import math
from functools import reduce
from itertools import chain


class Neuron:
    def __init__(self, n_in):
        bound = 1 / math.sqrt(n_in)
        self.weights = [Value(random.uniform(-bound, bound)) for _ in range(n_in + 1)]

    def __call__(self, x):
        terms = [weight * number for weight, number in zip(self.weights, [*x, 1.0])]
        return reduce(lambda a, b: a + b, terms).tanh()

    def parameters(self):
        return list(self.weights)


class Layer(list):
    """A list of neurons that can be called."""

    def __init__(self, n_in, n_out):
        super().__init__(Neuron(n_in) for _ in range(n_out))

    def __call__(self, x):
        first, *others = [neuron(x) for neuron in self]
        return [first, *others] if others else first

    def parameters(self):
        return list(chain.from_iterable(neuron.parameters() for neuron in self))


class MLP:
    def __init__(self, n_in, sizes):
        self.layers = list(map(Layer, [n_in, *sizes[:-1]], sizes))

    def __call__(self, x):
        return reduce(lambda out, layer: layer(out), self.layers, x)

    def parameters(self):
        return list(chain.from_iterable(layer.parameters() for layer in self.layers))
