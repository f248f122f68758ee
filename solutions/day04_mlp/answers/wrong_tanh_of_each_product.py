"""
title = "Each product is squashed by itself"
fails = ["neuron_output", "layer_output", "network_output", "parameter_order", "slopes_arrive"]
diagnosis = "Your neuron squashes each weighted input and adds up what comes out, so that its output can leave −1 to 1. The sum comes first, the squashing last."
look = "This notebook, “A neuron”"
"""


class Neuron:
    def __init__(self, n_in):
        self.w = [Value(random.uniform(-1, 1)) for _ in range(n_in)]
        self.b = Value(random.uniform(-1, 1))

    def __call__(self, x):
        return sum(((w * x_i).tanh() for w, x_i in zip(self.w, x)), self.b)

    def parameters(self):
        return self.w + [self.b]
