"""
title = "The sigmoid in place of tanh"
fails = ["neuron_output", "layer_output", "network_output", "parameter_order", "slopes_arrive"]
diagnosis = "Your neuron's outputs lie between 0 and 1, and 0.5 comes out where the sum is 0. That is the sigmoid; tanh goes from −1 to 1."
look = "This notebook, “A neuron”"
"""


class Neuron:
    def __init__(self, n_in):
        self.w = [Value(random.uniform(-1, 1)) for _ in range(n_in)]
        self.b = Value(random.uniform(-1, 1))

    def __call__(self, x):
        n = sum((w * x_i for w, x_i in zip(self.w, x)), self.b)
        return 1 / (1 + (n * -1).exp())

    def parameters(self):
        return self.w + [self.b]
