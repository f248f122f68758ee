"""
title = "Weights as arrays of Values"
"""

import numpy as np


class Neuron:
    def __init__(self, n_in):
        numbers = np.random.default_rng().normal(size=n_in)
        self.w = np.array([Value(float(number)) for number in numbers], dtype=object)
        self.b = Value(0.0)

    def __call__(self, x):
        return (np.dot(self.w, np.array(x, dtype=object)) + self.b).tanh()

    def parameters(self):
        return self.w.tolist() + [self.b]


class Layer:
    def __init__(self, n_in, n_out):
        self.neurons = tuple(Neuron(n_in) for _ in range(n_out))

    def __call__(self, x):
        outputs = [neuron(x) for neuron in self.neurons]
        return outputs.pop() if len(outputs) == 1 else outputs

    def parameters(self):
        return sum((neuron.parameters() for neuron in self.neurons), [])


class MLP:
    def __init__(self, n_in, sizes):
        self.layers = [Layer(a, b) for a, b in zip([n_in] + list(sizes), sizes)]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def parameters(self):
        return sum((layer.parameters() for layer in self.layers), [])
