"""
title = "The first layer, and a network of the rest; tanh from exponentials"
"""


def squash(v):
    e = (2 * v).exp()
    return (e - 1) / (e + 1)


class Neuron:
    def __init__(self, n_in):
        # spread out evenly, then shuffled: no two are equal
        numbers = [-1 + (2 * k + random.random()) / n_in for k in range(n_in)]
        random.shuffle(numbers)
        self.w, self.b = list(map(Value, numbers)), Value(0)

    def __call__(self, x):
        return squash(self.b + sum(w * x_i for w, x_i in zip(self.w, x)))

    def parameters(self):
        return [*self.w, self.b]


class Layer:
    def __init__(self, n_in, n_out):
        self.neurons = [Neuron(n_in) for _ in range(n_out)]

    def __call__(self, x):
        outputs = [neuron(x) for neuron in self.neurons]
        return outputs[0] if len(outputs) == 1 else outputs

    def parameters(self):
        return [p for neuron in self.neurons for p in neuron.parameters()]


class MLP:
    def __init__(self, n_in, sizes):
        size, *others = sizes
        self.first = Layer(n_in, size)
        self.rest = MLP(size, others) if others else None

    def __call__(self, x):
        out = self.first(x)
        return self.rest(out) if self.rest else out

    def parameters(self):
        return self.first.parameters() + (self.rest.parameters() if self.rest else [])
