"""
title = "The last layer is left without tanh"
fails = ["network_output", "parameter_order", "slopes_arrive"]
diagnosis = "The last layer of your network gives its weighted sums as they are. That is often done, and another network than this: here every layer is squashed, the last one too."
look = "This notebook, “A network”"
"""


class Neuron:
    def __init__(self, n_in, squashed=True):
        self.squashed = squashed
        self.w = [Value(random.uniform(-1, 1)) for _ in range(n_in)]
        self.b = Value(random.uniform(-1, 1))

    def __call__(self, x):
        n = sum((w * x_i for w, x_i in zip(self.w, x)), self.b)
        return n.tanh() if self.squashed else n

    def parameters(self):
        return self.w + [self.b]


class Layer:
    def __init__(self, n_in, n_out, squashed=True):
        self.neurons = [Neuron(n_in, squashed) for _ in range(n_out)]

    def __call__(self, x):
        outputs = [neuron(x) for neuron in self.neurons]
        return outputs[0] if len(outputs) == 1 else outputs

    def parameters(self):
        return [p for neuron in self.neurons for p in neuron.parameters()]


class MLP:
    def __init__(self, n_in, sizes):
        widths = [n_in] + sizes
        last = len(sizes) - 1
        self.layers = [Layer(widths[i], widths[i + 1], squashed=i < last) for i in range(len(sizes))]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def parameters(self):
        return [p for layer in self.layers for p in layer.parameters()]
