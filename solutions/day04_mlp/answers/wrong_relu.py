"""
title = "Negative sums are cut off in place of tanh"
fails = ["neuron_output", "layer_output", "network_output", "parameter_order", "slopes_arrive"]
diagnosis = "Your neuron gives 0 for every negative sum and the sum itself for a positive one. That is a good neuron, and another one than this: here it is tanh."
look = "This notebook, “A neuron”"
"""


class Neuron:
    def __init__(self, n_in):
        self.w = [Value(random.uniform(-1, 1)) for _ in range(n_in)]
        self.b = Value(random.uniform(-1, 1))

    def __call__(self, x):
        return sum((w * x_i for w, x_i in zip(self.w, x)), self.b).relu()

    def parameters(self):
        return self.w + [self.b]
