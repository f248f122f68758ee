"""
title = "Loops and appended lists"
"""


class Neuron:
    def __init__(self, n_in):
        self.weights = []
        for _ in range(n_in):
            self.weights.append(Value(random.gauss(0, 1)))
        self.bias = Value(0.0)

    def __call__(self, x):
        n = Value(0.0)
        for i in range(len(self.weights)):
            n = n + x[i] * self.weights[i]
        n = n + self.bias
        return n.tanh()

    def parameters(self):
        found = []
        for weight in self.weights:
            found.append(weight)
        found.append(self.bias)
        return found


class Layer:
    def __init__(self, n_in, n_out):
        self.neurons = []
        for _ in range(n_out):
            self.neurons.append(Neuron(n_in))

    def __call__(self, x):
        if len(self.neurons) == 1:
            return self.neurons[0](x)
        found = []
        for neuron in self.neurons:
            found.append(neuron(x))
        return found

    def parameters(self):
        found = []
        for neuron in self.neurons:
            found += neuron.parameters()
        return found


class MLP:
    def __init__(self, n_in, sizes):
        self.layers = []
        for n_out in sizes:
            self.layers.append(Layer(n_in, n_out))
            n_in = n_out

    def __call__(self, x):
        out = x
        for layer in self.layers:
            out = layer(out)
        return out

    def parameters(self):
        found = []
        for layer in self.layers:
            found += layer.parameters()
        return found
