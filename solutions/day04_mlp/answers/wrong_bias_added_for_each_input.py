"""
title = "The bias is added once for each input"
fails = ["neuron_output", "layer_output", "network_output", "parameter_order", "slopes_arrive"]
diagnosis = "Your neuron adds its bias once for every input. With a single input that cannot be seen; with three it is three times too much."
look = "This notebook, “A neuron”"
"""


class Neuron:
    def __init__(self, n_in):
        self.w = [Value(random.uniform(-1, 1)) for _ in range(n_in)]
        self.b = Value(random.uniform(-1, 1))

    def __call__(self, x):
        return sum((w * x_i + self.b for w, x_i in zip(self.w, x)), Value(0.0)).tanh()

    def parameters(self):
        return self.w + [self.b]
