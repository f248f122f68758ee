"""
title = "The weighted sum is not squashed"
fails = ["neuron_output", "layer_output", "network_output", "parameter_order", "slopes_arrive"]
diagnosis = "Your neuron gives its weighted sum as it is, outside −1 and 1 as well. Without the squashing a whole network is one straight line."
look = "This notebook, “A neuron”"
"""


class Neuron:
    def __init__(self, n_in):
        self.w = [Value(random.uniform(-1, 1)) for _ in range(n_in)]
        self.b = Value(random.uniform(-1, 1))

    def __call__(self, x):
        return sum((w * x_i for w, x_i in zip(self.w, x)), self.b)

    def parameters(self):
        return self.w + [self.b]
