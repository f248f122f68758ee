"""
title = "Computed with bare numbers"
fails = ["slopes_arrive"]
diagnosis = "The outputs are right, and no slope arrives anywhere: the neuron computes with the bare data and wraps only the result. A Value that was made from numbers does not know its parameters."
look = "This notebook, “A neuron”"
"""


class Neuron:
    def __init__(self, n_in):
        self.w = [Value(random.uniform(-1, 1)) for _ in range(n_in)]
        self.b = Value(random.uniform(-1, 1))

    def __call__(self, x):
        numbers = [x_i.data if isinstance(x_i, Value) else x_i for x_i in x]
        return Value(sum(w.data * x_i for w, x_i in zip(self.w, numbers)) + self.b.data).tanh()

    def parameters(self):
        return self.w + [self.b]
