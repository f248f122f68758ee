"""
title = "A base class collects parameters from whatever it is made of"
"""


class Module:
    """Something with parts; its parameters are those of its parts, in order."""

    def parts(self):
        return []

    def parameters(self):
        found = []
        for part in self.parts():
            found.extend([part] if isinstance(part, Value) else part.parameters())
        return found

    def zero_grad(self):
        for p in self.parameters():
            p.grad = 0.0


class Neuron(Module):
    def __init__(self, n_in):
        self.w = [Value(random.random() * 2 - 1) for _ in range(n_in)]
        self.b = Value(random.random() * 2 - 1)

    def parts(self):
        return [*self.w, self.b]

    def __call__(self, x):
        n = self.b
        for w, x_i in zip(self.w, x, strict=True):
            n += w * x_i
        return n.tanh()


class Layer(Module):
    def __init__(self, n_in, n_out):
        self.neurons = [Neuron(n_in) for _ in range(n_out)]

    def parts(self):
        return self.neurons

    def __call__(self, x):
        outputs = [neuron(x) for neuron in self.neurons]
        if len(outputs) > 1:
            return outputs
        return outputs[0]


class MLP(Module):
    def __init__(self, n_in, sizes):
        self.layers = []
        for i, size in enumerate(sizes):
            self.layers.append(Layer(sizes[i - 1] if i else n_in, size))

    def parts(self):
        return self.layers

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
